using System.Text.Json.Nodes;
using Ringfence.Cdk.Tests.Handlers;
using Ringfence.Controls;

namespace Ringfence.Cdk.Tests.Detection;

/// <summary>Our own rules of AWS Config as the templates have them: asked, allowed to answer, understood by their function, heard by people.</summary>
[Collection(nameof(Synthesis))]
public class AccountRulesInTemplatesTests(Synthesis synthesis)
{
    private const string Workload = "clinic-production-detection";

    [Theory]
    [InlineData("clinic-production", 5)]
    [InlineData("clinic-archive", 1)]
    [InlineData("clinic-management", 1)]
    public void Each_account_has_its_rules_of_one_function_that_Config_alone_may_ask_for_it(string account, int count)
    {
        var stack = $"{account}-detection";
        var rules = Rules(stack);
        var permission = One(stack, "AWS::Lambda::Permission", _ => true);

        Assert.Equal(count, rules.Count);
        Assert.Equal("config.amazonaws.com", permission.Body["Principal"]!.ToString());
        Assert.Matches("^[0-9]{12}$", permission.Body["SourceAccount"]!.ToString());
        foreach (var (name, rule, after) in rules)
        {
            Assert.StartsWith($"{account}-", name);
            Assert.True(JsonNode.DeepEquals(permission.Body["FunctionName"], rule["Source"]!["SourceIdentifier"]));
            var how = rule["Source"]!["SourceDetails"]!.AsArray().Single()!;
            Assert.Equal("ScheduledNotification", how["MessageType"]!.ToString());
            Assert.Contains(
                how["MaximumExecutionFrequency"]!.ToString(),
                new[] { "One_Hour", "Three_Hours", "Six_Hours" }
            );
            // Config refuses a rule whose function it may not ask, and any before the recorder.
            Assert.Contains(permission.Id, after);
            Assert.Contains(One(stack, "AWS::Config::ConfigurationRecorder", _ => true).Id, after);
        }
    }

    [Fact]
    public void Every_rule_is_named_by_a_control_and_every_control_names_a_rule_that_runs() =>
        Assert.Equal(
            Rules(Workload).Select(rule => rule.Name["clinic-production-".Length..]).Order(),
            Catalogue.All.SelectMany(control => control.Equivalents.Foundation).Distinct().Order()
        );

    [Fact]
    public void What_does_not_comply_reaches_people_as_what_breaks_a_managed_rule_does()
    {
        var drift = One(
            Workload,
            "AWS::Events::Rule",
            rule => rule["EventPattern"]!["source"]![0]!.ToString() == "aws.config"
        ).Body;

        // Nothing in the pattern asks whose rule it is, nor of what type the resource: the account is one.
        Assert.Equal(
            """{"source":["aws.config"],"detail-type":["Config Rules Compliance Change"],"detail":{"newEvaluationResult":{"complianceType":["NON_COMPLIANT"]}}}""",
            drift["EventPattern"]!.ToJsonString()
        );
        Assert.Equal("ENABLED", drift["State"]!.ToString());
        Assert.StartsWith("DetectionAlertsTopic", drift["Targets"]![0]!["Arn"]!["Ref"]!.ToString());
    }

    [Fact]
    public void Its_role_reads_and_reports_and_nothing_more()
    {
        var policy = One(
            Workload,
            "AWS::IAM::ManagedPolicy",
            body => body["Description"]!.ToString() == "What the function clinic-production-detection-rules may do"
        ).Body["PolicyDocument"]!;
        var actions = policy["Statement"]!
            .AsArray()
            .SelectMany(statement =>
                statement!["Action"] is JsonArray many
                    ? many.Select(each => each!.ToString())
                    : [statement["Action"]!.ToString()]
            )
            .Where(action => action.Split(':')[0] is not ("ec2" or "logs" or "sqs" or "xray"))
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "bedrock:GetAccountDataRetention",
                "bedrock:GetGuardrail",
                "bedrock:GetModelInvocationLoggingConfiguration",
                "bedrock:ListEnforcedGuardrailsConfiguration",
                "config:PutEvaluations",
                "iam:ListServiceSpecificCredentials",
                "kms:Decrypt",
                "kms:Decrypt",
                "kms:GenerateDataKey",
                "s3:GetEncryptionConfiguration",
            ],
            actions
        );
        var guardrail = policy["Statement"]!
            .AsArray()
            .Single(each => each!["Sid"]!.ToString() == "ReadGuardrailUnderKey")!;
        Assert.Equal(
            """{"StringEquals":{"kms:ViaService":{"Fn::Join":["",["bedrock.us-east-1.",{"Ref":"AWS::URLSuffix"}]]}}}""",
            guardrail["Condition"]!.ToJsonString()
        );
    }

    [Fact]
    public void The_guardrail_of_the_template_holds_what_its_rule_asks()
    {
        var guardrail = AsAnswered(One("clinic-production-bedrock", "AWS::Bedrock::Guardrail", _ => true).Body);
        guardrail["status"] = "READY";
        guardrail["kmsKeyArn"] = RuledAccount.Key;
        var parameters = Parameters("bedrock-guardrail-unweakened");
        parameters["guardrail"] = RuledAccount.Guardrail;
        parameters["version"] = "3";
        parameters["key"] = RuledAccount.Key;
        using var account = new RuledAccount();
        account.Guardrails["3"] = account.Guardrails["DRAFT"] = guardrail;

        Assert.Equal("", account.Wrong("bedrock-guardrail-unweakened", parameters));

        // And the rule asks for all of it: what is left is less than what was promised.
        Assert.Equal(16, parameters["entities"]!.ToString().Split(',').Length);
        Assert.Equal(5, parameters["expressions"]!.ToString().Split(',').Length);
        Assert.Equal(6, parameters["filters"]!.ToString().Split(',').Length);
        guardrail["topicPolicy"]!["topics"]!.AsArray().RemoveAt(0);
        Assert.Equal(
            "3: fewer topics are denied; DRAFT: fewer topics are denied",
            account.Wrong("bedrock-guardrail-unweakened", parameters)
        );
    }

    // CloudFormation refuses to change an export that is imported, and other content of a guardrail is another version.
    [Fact]
    public void No_stack_imports_the_guardrails_version_and_all_read_the_one_that_is_published()
    {
        var (_, published) = One("clinic-production-bedrock", "AWS::SSM::Parameter", _ => true);
        var read = $"{{{{resolve:ssm:{published["Name"]}}}}}";

        Assert.Equal("Version", published["Value"]!["Fn::GetAtt"]![1]!.ToString());
        Assert.All(
            synthesis.Templates["clinic-production-bedrock"]["Outputs"]!.AsObject(),
            output => Assert.DoesNotContain("GuardrailVersion", output.Key)
        );
        Assert.Equal(read, Parameters("bedrock-guardrail-enforced")["version"]!.ToString());
        Assert.Contains(read, synthesis.Templates["clinic-production-gateway"].ToJsonString());
    }

    [Fact]
    public void Parameters_are_texts_that_Config_takes()
    {
        foreach (var (name, rule, _) in Rules(Workload))
        {
            var parameters = rule["InputParameters"]!.AsObject();
            Assert.EndsWith(parameters["check"]!.ToString(), name);
            // What CloudFormation fills in is no longer than an ARN of a key or a guardrail.
            var length = parameters.Sum(each =>
                each.Key.Length + 6 + (each.Value is JsonValue text ? text.ToString().Length : 90)
            );
            Assert.InRange(length, 1, 1024);
        }
    }

    private JsonObject Parameters(string check) =>
        Rules(Workload).Single(rule => rule.Name.EndsWith(check, StringComparison.Ordinal)).Rule["InputParameters"]!
            .DeepClone()
            .AsObject();

    private List<(string Name, JsonNode Rule, string[] After)> Rules(string stack) =>
        [
            .. synthesis
                .AllResources.Where(each =>
                    each.Stack == stack
                    && each.Body["Type"]!.ToString() == "AWS::Config::ConfigRule"
                    && each.Body["Properties"]!["Source"]!["Owner"]!.ToString() == "CUSTOM_LAMBDA"
                )
                .Select(each =>
                    (
                        each.Body["Properties"]!["ConfigRuleName"]!.ToString(),
                        each.Body["Properties"]!,
                        each.Body["DependsOn"]!.AsArray().Select(id => id!.ToString()).ToArray()
                    )
                ),
        ];

    private (string Id, JsonNode Body) One(string stack, string type, Func<JsonNode, bool> which)
    {
        var (_, id, body) = Assert.Single(
            synthesis.AllResources,
            each => each.Stack == stack && each.Body["Type"]!.ToString() == type && which(each.Body["Properties"]!)
        );
        return (id, body["Properties"]!);
    }

    // CloudFormation's names of a guardrail's parts are the API's with a capital, and Config after those of policies and lists.
    private static JsonObject AsAnswered(JsonNode properties)
    {
        JsonNode? Of(JsonNode? node) =>
            node switch
            {
                JsonObject map => new JsonObject(
                    map.Select(each => KeyValuePair.Create(Name(each.Key), Of(each.Value)))
                ),
                JsonArray list => new JsonArray([.. list.Select(Of)]),
                _ => node?.DeepClone(),
            };
        string Name(string name)
        {
            var plain = name.EndsWith("Config", StringComparison.Ordinal) ? name[..^"Config".Length] : name;
            return char.ToLowerInvariant(plain[0]) + plain[1..];
        }

        return Of(properties)!.AsObject();
    }
}
