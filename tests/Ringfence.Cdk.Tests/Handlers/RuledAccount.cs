using System.Net;
using System.Text.Json.Nodes;

namespace Ringfence.Cdk.Tests.Handlers;

/// <summary>
/// An account as the foundation sets it, which a test then weakens: Bedrock, S3, IAM and AWS Config at one address, each
/// in its own protocol to the real clients, and AWS Config asking a rule of ours.
/// </summary>
internal sealed class RuledAccount : IDisposable
{
    public const string Id = "333344445555";
    public const string Key = "arn:aws:kms:us-east-1:333344445555:key/11111111-2222-3333-4444-555555555555";
    public const string Guardrail = "arn:aws:bedrock:us-east-1:333344445555:guardrail/abc123";
    private const string Bucket = "clinic-invocations-333344445555";

    private readonly StandIn _aws;

    public RuledAccount() => _aws = new StandIn(Answer);

    /// <summary>What Bedrock says of its invocation logging.</summary>
    public JsonObject Logging { get; } =
        new()
        {
            ["loggingConfig"] = new JsonObject
            {
                ["s3Config"] = new JsonObject { ["bucketName"] = Bucket, ["keyPrefix"] = "" },
                ["textDataDeliveryEnabled"] = true,
                ["imageDataDeliveryEnabled"] = true,
                ["embeddingDataDeliveryEnabled"] = true,
                ["videoDataDeliveryEnabled"] = true,
                ["audioDataDeliveryEnabled"] = true,
            },
        };

    /// <summary>The data retention of each region.</summary>
    public Dictionary<string, string> Retention { get; } = new() { ["us-east-1"] = "none", ["us-west-2"] = "none" };

    /// <summary>The guardrail's versions.</summary>
    public Dictionary<string, JsonObject> Guardrails { get; } = new() { ["3"] = Promised(), ["DRAFT"] = Promised() };

    /// <summary>What is enforced.</summary>
    public JsonArray Enforced { get; } =
    [
        new JsonObject
        {
            ["configId"] = "c1",
            ["guardrailArn"] = Guardrail,
            ["guardrailVersion"] = "3",
            ["owner"] = "ACCOUNT",
            ["selectiveContentGuarding"] = new JsonObject
            {
                ["system"] = "COMPREHENSIVE",
                ["messages"] = "COMPREHENSIVE",
            },
            ["modelEnforcement"] = new JsonObject
            {
                ["includedModels"] = new JsonArray("ALL"),
                ["excludedModels"] = new JsonArray(),
            },
        },
    ];

    /// <summary>The bucket's algorithm and key.</summary>
    public (string Algorithm, string Key) Encryption { get; set; } = ("aws:kms", Key);

    /// <summary>Users with an API key of Bedrock, by pages.</summary>
    public List<string[]> Keys { get; } =
    [
        [],
    ];

    /// <summary>What is answered instead, where it answers at all: by the request's path.</summary>
    public Func<string, (int Status, string Body)?> Instead { get; set; } = _ => null;

    /// <summary>What Config answers to an evaluation.</summary>
    public (int Status, string Body) Taken { get; set; } = (200, """{"FailedEvaluations":[]}""");

    /// <summary>The evaluations that Config was given, in order, and what came with them.</summary>
    public List<JsonObject> Given { get; } = [];

    /// <summary>Paths of what was asked, Config's left out.</summary>
    public IEnumerable<string> Asked => _aws.Asked.Select(asked => asked.Path).Where(path => path != "/");

    /// <summary>How often IAM was asked.</summary>
    public int AskedIam => _aws.Asked.Count(asked => asked.Body.Contains("Action=List", StringComparison.Ordinal));

    public void Dispose() => _aws.Dispose();

    /// <summary>Config asks a rule; the evaluation that it is given.</summary>
    public JsonObject Evaluation(string check, JsonObject? parameters = null)
    {
        var request = Event(check);
        request["ruleParameters"] = parameters?.ToJsonString() ?? request["ruleParameters"]!.ToString();
        var returned = Ask(request);
        Assert.Null(returned["Raised"]);
        return Given.Last()["Evaluations"]!.AsArray().Single()!.AsObject();
    }

    /// <summary>The reasons for which the account does not comply; empty where it does.</summary>
    public string Wrong(string check, JsonObject? parameters = null)
    {
        var evaluation = Evaluation(check, parameters);
        var annotation = evaluation["Annotation"]!.ToString();
        Assert.InRange(annotation.Length, 1, 256);
        if (evaluation["ComplianceType"]!.ToString() == "COMPLIANT")
        {
            return "";
        }

        Assert.Equal("NON_COMPLIANT", evaluation["ComplianceType"]!.ToString());
        return annotation;
    }

    /// <summary>A request to the function, as it is.</summary>
    public JsonObject Ask(JsonObject request) =>
        HandlerRun.Evaluate(
            "account_rules",
            request.ToJsonString(),
            new()
            {
                ["AWS_ENDPOINT_URL_BEDROCK"] = _aws.Address,
                ["AWS_ENDPOINT_URL_S3"] = _aws.Address,
                ["AWS_ENDPOINT_URL_IAM"] = _aws.Address,
                ["AWS_ENDPOINT_URL_CONFIG_SERVICE"] = _aws.Address,
            }
        );

    /// <summary>As in AWS Config Developer Guide, "Example Events for AWS Config Rules", periodic.</summary>
    public static JsonObject Event(string check) =>
        new()
        {
            ["invokingEvent"] =
                $$"""{"awsAccountId":"{{Id}}","notificationCreationTime":"2026-07-13T21:50:00.373Z","messageType":"ScheduledNotification","recordVersion":"1.0"}""",
            ["ruleParameters"] = new JsonObject
            {
                ["check"] = check,
                ["account"] = Id,
                ["bucket"] = Bucket,
                ["key"] = Key,
                ["mode"] = "none",
                ["regions"] = "us-east-1,us-west-2",
                ["guardrail"] = Guardrail,
                ["version"] = "3",
                ["entities"] = "NAME,US_SOCIAL_SECURITY_NUMBER",
                ["expressions"] = "MedicalRecordNumber=fba82af0df25",
                ["filters"] = "HATE=HIGH/HIGH,PROMPT_ATTACK=HIGH/NONE",
                ["topics"] = "1",
                ["grounding"] = "0.75",
            }.ToJsonString(),
            ["resultToken"] = "token-1",
            ["eventLeftScope"] = false,
            ["executionRoleArn"] = $"arn:aws:iam::{Id}:role/aws-service-role/config.amazonaws.com/x",
            ["configRuleArn"] = $"arn:aws:config:us-east-1:{Id}:config-rule/config-rule-1",
            ["configRuleName"] = $"clinic-production-{check}",
            ["configRuleId"] = "config-rule-1",
            ["accountId"] = Id,
            ["version"] = "1.0",
        };

    private static JsonObject Promised() =>
        JsonNode
            .Parse(
                $$$"""
                {"name":"clinic","guardrailId":"abc123","guardrailArn":"{{{Guardrail}}}","version":"3","status":"READY","kmsKeyArn":"{{{Key}}}",
                 "sensitiveInformationPolicy":{
                   "piiEntities":[{"type":"NAME","action":"ANONYMIZE","inputAction":"ANONYMIZE","outputAction":"ANONYMIZE","inputEnabled":true,"outputEnabled":true},
                                  {"type":"US_SOCIAL_SECURITY_NUMBER","action":"ANONYMIZE"}],
                   "regexes":[{"name":"MedicalRecordNumber","pattern":"MRN-[0-9]{8}","action":"ANONYMIZE"}]},
                 "contentPolicy":{"filters":[{"type":"HATE","inputStrength":"HIGH","outputStrength":"HIGH"},
                                             {"type":"PROMPT_ATTACK","inputStrength":"HIGH","outputStrength":"NONE"}]},
                 "topicPolicy":{"topics":[{"name":"Reidentification","definition":"d","type":"DENY","inputAction":"BLOCK","outputAction":"BLOCK","inputEnabled":true,"outputEnabled":true}]},
                 "contextualGroundingPolicy":{"filters":[{"type":"GROUNDING","threshold":0.75,"action":"BLOCK","enabled":true},{"type":"RELEVANCE","threshold":0.75}]},
                 "blockedInputMessaging":"no","blockedOutputsMessaging":"no"}
                """
            )!
            .AsObject();

    private (int Status, string Body) Answer(HttpListenerRequest request, string body)
    {
        if (request.Headers["X-Amz-Target"] == "StarlingDoveService.PutEvaluations")
        {
            Given.Add(JsonNode.Parse(body)!.AsObject());
            return Taken;
        }

        var path = body.Contains("Action=", StringComparison.Ordinal) ? "iam" : request.Url!.AbsolutePath;
        return Instead(path)
            ?? path switch
            {
                "iam" => (200, Page(body)),
                "/logging/modelinvocations" => (200, Logging.ToJsonString()),
                "/data-retention" => (200, $$"""{"mode":"{{Retention[Region(request)]}}"}"""),
                "/enforcedGuardrailsConfiguration" => (
                    200,
                    new JsonObject { ["guardrailsConfig"] = Enforced.DeepClone() }.ToJsonString()
                ),
                $"/{Bucket}" => (200, Encrypted()),
                _ when path.StartsWith("/guardrails/", StringComparison.Ordinal) => Version(request),
                _ => (404, "ResourceNotFoundException|no such path"),
            };
    }

    private (int, string) Version(HttpListenerRequest request)
    {
        Assert.Equal("/guardrails/abc123", request.Url!.AbsolutePath);
        return Guardrails.TryGetValue(request.QueryString["guardrailVersion"]!, out var version)
            ? (200, version.ToJsonString())
            : (404, "ResourceNotFoundException|The guardrail does not exist");
    }

    private string Page(string body)
    {
        Assert.Contains("AllUsers=true", body);
        Assert.Contains("ServiceName=bedrock.amazonaws.com", body);
        var at = body.Contains("Marker=", StringComparison.Ordinal)
            ? int.Parse(body.Split("Marker=")[1].Split('&')[0])
            : 0;
        var members = string.Concat(
            Keys[at]
                .Select(user =>
                    $"<member><UserName>{user}</UserName><Status>Inactive</Status><ServiceUserName>{user}-at-1</ServiceUserName><CreateDate>2026-07-01T00:00:00Z</CreateDate><ServiceSpecificCredentialId>ACCAEXAMPLE{user.Length}0000</ServiceSpecificCredentialId><ServiceName>bedrock.amazonaws.com</ServiceName></member>"
                )
        );
        var more = at + 1 < Keys.Count;
        var rest = more
            ? $"<IsTruncated>true</IsTruncated><Marker>{at + 1}</Marker>"
            : "<IsTruncated>false</IsTruncated>";
        return $"<ListServiceSpecificCredentialsResponse><ListServiceSpecificCredentialsResult><ServiceSpecificCredentials>{members}</ServiceSpecificCredentials>{rest}</ListServiceSpecificCredentialsResult></ListServiceSpecificCredentialsResponse>";
    }

    private string Encrypted() =>
        $"<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>{Encryption.Algorithm}</SSEAlgorithm>{(Encryption.Key.Length > 0 ? $"<KMSMasterKeyID>{Encryption.Key}</KMSMasterKeyID>" : "")}</ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>";

    private static string Region(HttpListenerRequest request) =>
        request.Headers["Authorization"]!.Split("Credential=")[1].Split('/')[2];
}
