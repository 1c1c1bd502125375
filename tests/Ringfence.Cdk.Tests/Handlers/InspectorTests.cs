using System.Text.Json.Nodes;

namespace Ringfence.Cdk.Tests.Handlers;

/// <summary>The handler of Inspector's switch against a stand-in that speaks Inspector's REST to the real client.</summary>
public class InspectorTests
{
    [Theory]
    [InlineData("Create")]
    [InlineData("Update")]
    public void Each_region_is_turned_on_and_waited_for(string kind)
    {
        var looks = 0;
        using var aws = Inspector(() => looks++ < 2 ? "ENABLING" : "ENABLED");

        var answer = Ask(aws, kind);

        Assert.Equal(("SUCCESS", ""), (answer["Status"]!.ToString(), answer["Reason"]!.ToString()));
        Assert.Equal("333344445555-inspector", answer["PhysicalResourceId"]!.ToString());
        Assert.Equal(["/enable", "/enable"], aws.Asked.Take(2).Select(asked => asked.Path));
        Assert.All(aws.Asked.Skip(2), asked => Assert.Equal("/status/batch/get", asked.Path));
        Assert.Equal(6, aws.Asked.Count);
        Assert.Contains("/us-east-1/inspector2/", aws.Asked.First().Authorization);
        Assert.Contains("/us-west-2/inspector2/", aws.Asked.ElementAt(1).Authorization);
        var enable = JsonNode.Parse(aws.Asked.First().Body)!;
        Assert.Equal("""["333344445555"]""", enable["accountIds"]!.ToJsonString());
        Assert.Equal("""["EC2","LAMBDA_CODE"]""", enable["resourceTypes"]!.ToJsonString());
    }

    [Theory]
    [InlineData("ALREADY_ENABLED")]
    [InlineData("ENABLE_IN_PROGRESS")]
    public void Asked_again_what_is_on_stays_on(string code)
    {
        using var aws = Inspector(() => "ENABLED", code);

        Assert.Equal("SUCCESS", Ask(aws, "Create")["Status"]!.ToString());
        Assert.Equal("SUCCESS", Ask(aws, "Create")["Status"]!.ToString());
    }

    [Fact]
    public void Deleted_it_stays_on()
    {
        using var aws = Inspector(() => "ENABLED");

        Assert.Equal("SUCCESS", Ask(aws, "Delete")["Status"]!.ToString());
        Assert.Empty(aws.Asked);
    }

    [Fact]
    public void What_Inspector_refuses_is_a_failure_that_names_region_and_reason()
    {
        using var aws = Inspector(() => "ENABLED", "BLOCKED_BY_ORGANIZATION_POLICY");

        var answer = Ask(aws, "Create");

        Assert.Equal("FAILED", answer["Status"]!.ToString());
        Assert.Contains("us-east-1: Inspector was not turned on: BLOCKED_BY", answer["Reason"]!.ToString());
        Assert.Single(aws.Asked);
    }

    [Fact]
    public void What_never_comes_on_is_a_failure_that_names_it()
    {
        using var aws = Inspector(() => "SUSPENDED");

        var answer = Ask(aws, "Create");

        Assert.Equal("FAILED", answer["Status"]!.ToString());
        Assert.Contains("us-east-1: LAMBDA_CODE is SUSPENDED", answer["Reason"]!.ToString());
        // Two calls to turn it on, then every look at both regions.
        Assert.Equal(2 + (24 * 2), aws.Asked.Count);
    }

    private static JsonObject Ask(StandIn aws, string kind) =>
        HandlerRun.Ask(
            "inspector",
            kind,
            new JsonObject
            {
                ["Account"] = "333344445555",
                ["Regions"] = new JsonArray("us-east-1", "us-west-2"),
                ["Kinds"] = new JsonArray("EC2", "LAMBDA_CODE"),
            },
            new() { ["AWS_ENDPOINT_URL_INSPECTOR2"] = aws.Address },
            kind == "Create" ? null : "333344445555-inspector"
        );

    private static StandIn Inspector(Func<string> code, string? failed = null) =>
        new(
            (request, _) =>
                (
                    200,
                    request.RawUrl == "/enable"
                        ? new JsonObject
                        {
                            ["accounts"] = new JsonArray(),
                            ["failedAccounts"] = failed is null
                                ? []
                                : new JsonArray(
                                    new JsonObject
                                    {
                                        ["accountId"] = "333344445555",
                                        ["errorCode"] = failed,
                                        ["errorMessage"] = "why",
                                    }
                                ),
                        }.ToJsonString()
                        : "{\"accounts\":[{\"accountId\":\"333344445555\",\"state\":{\"status\":\"ENABLED\"},\"resourceState\":{\"ec2\":{\"status\":\"ENABLED\"},\"lambdaCode\":{\"status\":\"STATUS\"}}}]}".Replace(
                            "STATUS",
                            code(),
                            StringComparison.Ordinal
                        )
                )
        );
}
