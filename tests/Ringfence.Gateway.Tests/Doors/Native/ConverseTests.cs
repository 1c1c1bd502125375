using System.Net;
using System.Text.Json.Nodes;
using Ringfence.Gateway.Tests.World;

namespace Ringfence.Gateway.Tests.Doors.Native;

public sealed class ConverseTests
{
    [Fact]
    public async Task The_callers_metadata_is_kept_beside_ours_and_its_guardrail_is_replaced()
    {
        await using var world = await GatewayWorld.StartAsync(
            new() { ["Bedrock:Guardrail:Id"] = "gr1", ["Bedrock:Guardrail:Version"] = "3" }
        );

        using var response = await world.ConverseAsync(
            """{"guardrailConfig":{"guardrailIdentifier":"mine","guardrailVersion":"DRAFT"},"messages":[],"requestMetadata":{"cost":"42","ringfence-team":"other"}}"""
        );

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var sent = JsonNode.Parse(Assert.Single(world.Bedrock.Requests).Body)!;
        Assert.Equal(
            """{"guardrailIdentifier":"gr1","guardrailVersion":"3"}""",
            sent["guardrailConfig"]!.ToJsonString()
        );
        Assert.Equal("42", (string)sent["requestMetadata"]!["cost"]!);
        Assert.Equal("oncology", (string)sent["requestMetadata"]!["ringfence-team"]!);
        Assert.Equal("a.okafor", (string)sent["requestMetadata"]!["ringfence-user"]!);
    }

    [Theory]
    [InlineData("""{"requestMetadata":[]}""")]
    [InlineData(
        """{"requestMetadata":{"a":"1","b":"1","c":"1","d":"1","e":"1","f":"1","g":"1","h":"1","i":"1","j":"1","k":"1","l":"1","m":"1","n":"1"}}"""
    )]
    public async Task Metadata_that_cannot_be_merged_is_refused(string body)
    {
        await using var world = await GatewayWorld.StartAsync();

        using var response = await world.ConverseAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(world.Bedrock.Requests);
    }

    [Fact]
    public async Task Counting_tokens_is_governed_and_counts_nothing()
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Bedrock.Answer = http => FakeBedrock.Json(http, 200, """{"inputTokens":123}""");

        using var response = await world.Client.PostAsync(
            $"/model/{GatewayWorld.Model}/count-tokens",
            GatewayWorld.Json("""{"input":{"converse":{"messages":[]}}}""")
        );

        Assert.Equal("""{"inputTokens":123}""", await response.Content.ReadAsStringAsync());
        var (asked, answered) = (await world.RecordedAsync()).Pair();
        Assert.Equal("CountTokens", asked.Call.Operation);
        Assert.Equal(0, answered.Tokens.Total);
    }

    [Theory]
    [InlineData("gr1", "3", 200)]
    [InlineData("gr1", "DRAFT", 403)]
    [InlineData("gr2", "3", 403)]
    public async Task Only_the_configured_guardrail_may_be_applied(string id, string version, int status)
    {
        await using var world = await GatewayWorld.StartAsync(
            new() { ["Bedrock:Guardrail:Id"] = "gr1", ["Bedrock:Guardrail:Version"] = "3" }
        );
        world.Bedrock.Answer = http =>
            FakeBedrock.Json(
                http,
                200,
                """{"action":"GUARDRAIL_INTERVENED","outputs":[],"usage":{"topicPolicyUnits":1}}"""
            );

        using var response = await world.Client.PostAsync(
            $"/guardrail/{id}/version/{version}/apply",
            GatewayWorld.Json("""{"source":"INPUT","content":[]}""")
        );

        Assert.Equal(status, (int)response.StatusCode);
        var recorded = await world.RecordedAsync();
        if (status == 200)
        {
            Assert.Equal("/guardrail/gr1/version/3/apply", Assert.Single(world.Bedrock.Requests).Target);
            var (asked, answered) = recorded.Pair();
            Assert.Equal(
                ("ApplyGuardrail", "us-east-1", "intervened"),
                (asked.Call.Operation, asked.Call.Region, answered.Guardrail)
            );
        }
        else
        {
            Assert.Equal("ModelNotAllowed", recorded.Refused().Error);
        }
    }
}
