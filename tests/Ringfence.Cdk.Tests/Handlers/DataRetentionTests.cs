using System.Text.Json.Nodes;

namespace Ringfence.Cdk.Tests.Handlers;

public class DataRetentionTests
{
    private const string Module = "data_retention";

    [Fact]
    public void Created_updated_asked_again_and_deleted_it_stays()
    {
        var mode = "default";
        using var bedrock = Bedrock(given => mode = given ?? mode);
        foreach (
            var (kind, wanted, puts) in new[]
            {
                ("Create", "none", 2),
                ("Create", "none", 4),
                ("Update", "inherit", 6),
                ("Delete", "none", 6),
            }
        )
        {
            var answer = HandlerRun.Ask(
                Module,
                kind,
                new JsonObject { ["mode"] = wanted, ["regions"] = new JsonArray("us-east-1", "us-west-2") },
                new() { ["AWS_ENDPOINT_URL_BEDROCK"] = bedrock.Address },
                kind == "Create" ? null : "account-data-retention"
            );

            Assert.Equal(("SUCCESS", ""), (answer["Status"]!.ToString(), answer["Reason"]!.ToString()));
            Assert.Equal("account-data-retention", answer["PhysicalResourceId"]!.ToString());
            Assert.Equal(puts, bedrock.Asked.Count(asked => asked.Method == "PUT"));
        }

        Assert.Equal("inherit", mode);
        var (_, path, body, authorization, type) = bedrock.Asked.First();
        Assert.Equal(("/data-retention", """{"mode": "none"}""", "application/json"), (path, body, type));
        Assert.Contains("/us-east-1/bedrock/aws4_request", authorization);
        Assert.Contains("/us-west-2/bedrock/aws4_request", bedrock.Asked.ElementAt(2).Authorization);
    }

    [Fact]
    public void A_mode_that_shares_with_providers_is_refused_before_anybody_is_asked()
    {
        using var bedrock = Bedrock(_ => "none");

        var answer = HandlerRun.Ask(
            Module,
            "Update",
            new JsonObject { ["mode"] = "provider_data_share", ["regions"] = new JsonArray("us-east-1", "us-west-2") },
            new() { ["AWS_ENDPOINT_URL_BEDROCK"] = bedrock.Address },
            "account-data-retention"
        );

        Assert.Equal("FAILED", answer["Status"]!.ToString());
        Assert.Contains("one of none, default, inherit", answer["Reason"]!.ToString());
        Assert.Empty(bedrock.Asked);
    }

    [Fact]
    public void What_the_organisation_refuses_is_told()
    {
        using var bedrock = new StandIn(
            (_, _) => (403, "AccessDeniedException|explicit deny in a service control policy")
        );

        var answer = HandlerRun.Ask(
            Module,
            "Create",
            new JsonObject { ["mode"] = "none", ["regions"] = new JsonArray("us-east-1", "us-west-2") },
            new() { ["AWS_ENDPOINT_URL_BEDROCK"] = bedrock.Address }
        );

        Assert.Equal("FAILED", answer["Status"]!.ToString());
        Assert.Contains(
            "AccessDeniedException (403): explicit deny in a service control policy",
            answer["Reason"]!.ToString()
        );
    }

    [Fact]
    public void A_mode_that_does_not_hold_is_a_failure()
    {
        using var bedrock = Bedrock(_ => "default");

        var answer = HandlerRun.Ask(
            Module,
            "Create",
            new JsonObject { ["mode"] = "none", ["regions"] = new JsonArray("us-east-1", "us-west-2") },
            new() { ["AWS_ENDPOINT_URL_BEDROCK"] = bedrock.Address }
        );

        Assert.Equal("FAILED", answer["Status"]!.ToString());
        Assert.Contains("us-east-1: Bedrock took mode none and gives back default", answer["Reason"]!.ToString());
    }

    private static StandIn Bedrock(Func<string?, string> put) =>
        new(
            (request, body) =>
                (
                    200,
                    request.HttpMethod == "PUT"
                        ? new JsonObject { ["mode"] = put(JsonNode.Parse(body)!["mode"]!.ToString()) }.ToJsonString()
                        : new JsonObject { ["mode"] = put(null) }.ToJsonString()
                )
        );
}
