using System.Text.Json.Nodes;
using Ringfence.Cdk.Tests.Handlers;
using Ringfence.Cdk.Tests.Proof;

namespace Ringfence.Cdk.Tests.Emergency;

/// <summary>
/// The step that opens a role, with the payload that the synthesized document gives it, against a stand-in that speaks
/// Systems Manager's, STS's and IAM's protocols to the real clients. What it writes is evaluated as IAM does.
/// </summary>
[Collection(nameof(Synthesis))]
public class OpenRoleTests(Synthesis synthesis)
{
    private const string Asker = "arn:aws:iam::111122223333:user/on-call-lead";
    private const string Execution = "12345678-1234-1234-1234-123456789012";

    [Theory]
    [InlineData("Approved")]
    [InlineData("Success")]
    public void Approved_the_role_is_open_for_a_quarter_of_an_hour_and_for_who_asked(string status)
    {
        using var aws = Aws(Asker, status);

        var answer = Open(aws);

        Assert.Equal("2026-11-28T12:15:00Z", answer["Until"]?.ToString());
        Assert.Equal(["GetAutomationExecution", "AssumeRole", "UpdateAssumeRolePolicy"], aws.Asked.Select(Action));
        var taken = Form(aws.Asked.ElementAt(1).Body);
        Assert.Equal("arn:aws:iam::333344445555:role/clinic-production-break-glass-opener", taken["RoleArn"]);
        Assert.Equal(Execution, taken["RoleSessionName"]);
        Assert.Contains("/us-east-1/iam/", aws.Asked.Last().Authorization);
        Assert.Contains("Credential=ASIAOPENER", aws.Asked.Last().Authorization);
        var written = Form(aws.Asked.Last().Body);
        Assert.Equal("clinic-production-break-glass", written["RoleName"]);

        var trust = JsonNode.Parse(written["PolicyDocument"])!;
        Assert.True(Takes(trust, TakeByAsker));
        Assert.Null(Takes(trust, TakeByAsker.With("aws:CurrentTime", "2026-11-28T12:15:00Z")));
        Assert.Null(Takes(trust, TakeByAsker.Without("aws:MultiFactorAuthPresent")));
        Assert.Null(Takes(trust, TakeByAsker.With("aws:MultiFactorAuthPresent", "false")));
        Assert.Null(Takes(trust, TakeByAsker.With("aws:MultiFactorAuthAge", "3600")));
        Assert.Null(Takes(trust, TakeByAsker.With("sts:RoleSessionName", "somebody")));
        Assert.Null(Takes(trust, TakeByAsker with { Principal = "arn:aws:iam::111122223333:user/on-call-deputy" }));
        Assert.Null(Takes(trust, TakeByAsker with { Principal = "arn:aws:iam::111122223333:user/security-officer" }));
    }

    [Fact]
    public void Asked_again_it_is_open_from_then()
    {
        using var aws = Aws(Asker, "Approved");

        Assert.Equal("2026-11-28T12:15:00Z", Open(aws)["Until"]?.ToString());
        Assert.Equal("2026-11-28T12:35:00Z", Open(aws, "12, 20")["Until"]?.ToString());
        Assert.Equal(2, aws.Asked.Count(asked => Action(asked) == "UpdateAssumeRolePolicy"));
    }

    [Theory]
    [InlineData("Rejected")]
    [InlineData("Waiting")]
    [InlineData("TimedOut")]
    [InlineData("Cancelled")]
    [InlineData("Failed")]
    [InlineData(null)]
    public void Not_approved_nothing_is_opened(string? status)
    {
        using var aws = Aws(Asker, status);

        Assert.StartsWith("PermissionError: no approval was given", Open(aws)["Raised"]?.ToString());
        Assert.Equal(["GetAutomationExecution"], aws.Asked.Select(Action));
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:user/security-officer")]
    [InlineData("arn:aws:iam::111122223333:root")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/Administrator/somebody")]
    [InlineData("")]
    public void Asked_by_somebody_else_nothing_is_opened(string who)
    {
        using var aws = Aws(who, "Approved");

        Assert.StartsWith("PermissionError: ", Open(aws)["Raised"]?.ToString());
        Assert.Equal(["GetAutomationExecution"], aws.Asked.Select(Action));
    }

    [Theory]
    [InlineData("GetAutomationExecution", 1)]
    [InlineData("AssumeRole", 2)]
    [InlineData("UpdateAssumeRolePolicy", 3)]
    public void What_AWS_refuses_ends_the_step_with_its_reason(string refused, int asked)
    {
        using var aws = Aws(Asker, "Approved", refused);

        Assert.Contains("AccessDenied", Open(aws)["Raised"]?.ToString());
        Assert.Equal(asked, aws.Asked.Count);
    }

    private static readonly AccessRequest TakeByAsker = new AccessRequest(
        Asker,
        "sts:AssumeRole",
        "*",
        new Dictionary<string, string>()
    )
        .With("aws:username", "on-call-lead")
        .With("sts:RoleSessionName", "on-call-lead")
        .With("aws:MultiFactorAuthPresent", "true")
        .With("aws:MultiFactorAuthAge", "600")
        .With("aws:CurrentTime", "2026-11-28T12:14:59Z");

    private static bool? Takes(JsonNode trust, AccessRequest request) => Evaluation.Of(request, [trust]).Allowed;

    private JsonObject Open(StandIn aws, string at = "12, 0")
    {
        var step = Desk.Step(synthesis, "Open");
        var payload = JsonNode.Parse(
            step["inputs"]!["InputPayload"]!
                .ToJsonString()
                .Replace("{{ automation:EXECUTION_ID }}", Execution, StringComparison.Ordinal)
                .Replace("{{ Workload }}", "production", StringComparison.Ordinal)
        )!;
        var script = Path.Combine(Checkout.Root, "src", "Ringfence.Cdk", "Emergency", "open_role.py");
        Assert.Equal(File.ReadAllText(script), step["inputs"]!["Script"]!.ToString());
        return HandlerRun.Step(
            script,
            step["inputs"]!["Handler"]!.ToString(),
            payload,
            new()
            {
                ["AWS_ENDPOINT_URL_SSM"] = aws.Address,
                ["AWS_ENDPOINT_URL_STS"] = aws.Address,
                ["AWS_ENDPOINT_URL_IAM"] = aws.Address,
            },
            $"m.now = lambda: datetime.datetime(2026, 11, 28, {at}, tzinfo=datetime.timezone.utc)"
        );
    }

    private static StandIn Aws(string executedBy, string? approval, string refused = "") =>
        new(
            (request, body) =>
            {
                if (request.Headers["X-Amz-Target"] is { } target)
                {
                    Assert.Equal("AmazonSSM.GetAutomationExecution", target);
                    return refused == "GetAutomationExecution"
                        ? (400, """{"__type":"AccessDeniedException","message":"not allowed"}""")
                        : (200, Executed(executedBy, approval).ToJsonString());
                }

                var action = Form(body)["Action"];
                return action == refused
                        ? (
                            403,
                            "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not allowed</Message></Error><RequestId>1</RequestId></ErrorResponse>"
                        )
                    : action == "AssumeRole"
                        ? (
                            200,
                            "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAOPENER</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2026-11-28T12:15:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>"
                        )
                    : (
                        200,
                        $"<{action}Response><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></{action}Response>"
                    );
            }
        );

    private static JsonObject Executed(string by, string? approval) =>
        new()
        {
            ["AutomationExecution"] = new JsonObject
            {
                ["AutomationExecutionId"] = Execution,
                ["ExecutedBy"] = by,
                ["StepExecutions"] = new JsonArray([
                    .. approval is null
                        ? []
                        : new JsonNode[]
                        {
                            new JsonObject
                            {
                                ["StepName"] = "Approve",
                                ["Action"] = "aws:approve",
                                ["StepStatus"] = approval,
                            },
                        },
                    new JsonObject
                    {
                        ["StepName"] = "Open",
                        ["Action"] = "aws:executeScript",
                        ["StepStatus"] = "InProgress",
                    },
                ]),
            },
        };

    private static string Action((string, string, string Body, string?, string?) asked) =>
        asked.Body.StartsWith('{') ? "GetAutomationExecution" : Form(asked.Body)["Action"];

    private static Dictionary<string, string> Form(string body) =>
        body.Split('&')
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1].Replace('+', ' ')));
}
