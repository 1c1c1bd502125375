using System.Net;
using Ringfence.Gateway.Tests.World;

namespace Ringfence.Gateway.Tests.Doors.Native;

public sealed class InvokeTests
{
    private const string Claude =
        """{"anthropic_version":"bedrock-2023-05-31", "max_tokens":8,"unknown":{"a":[1,2]},"messages":[{"role":"user","content":"Hi"}]}""";

    private static readonly Dictionary<string, string?> Guardrail = new()
    {
        ["Bedrock:Guardrail:Id"] = "gr1",
        ["Bedrock:Guardrail:Version"] = "3",
    };

    [Fact]
    public async Task The_body_goes_up_and_the_answer_comes_back_byte_for_byte()
    {
        await using var world = await GatewayWorld.StartAsync();
        const string Answer =
            """{"id":"msg_1", "content":[{"type":"text","text":"Hello"}],"stop_reason":"end_turn","usage":{"input_tokens":9,"output_tokens":7,"cache_creation_input_tokens":2,"cache_read_input_tokens":4}}""";
        world.Bedrock.Answer = http => FakeBedrock.Json(http, 200, Answer);

        using var response = await InvokeAsync(world);

        Assert.Equal(Answer, await response.Content.ReadAsStringAsync());
        Assert.Equal(Claude, Assert.Single(world.Bedrock.Requests).Text);
        var (asked, answered) = (await world.RecordedAsync()).Pair();
        Assert.Equal("InvokeModel", asked.Call.Operation);
        Assert.Equal(
            (9, 7, 4, 2),
            (answered.Tokens.Input, answered.Tokens.Output, answered.Tokens.CacheRead, answered.Tokens.CacheWrite)
        );
    }

    [Fact]
    public async Task Counts_are_read_from_headers_where_the_body_has_none()
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Bedrock.Answer = http =>
        {
            http.Response.Headers["X-Amzn-Bedrock-Input-Token-Count"] = "21";
            http.Response.Headers["x-amzn-bedrock-output-token-count"] = "0";
            http.Response.Headers["X-Amzn-Bedrock-Invocation-Latency"] = "77";
            return FakeBedrock.Json(http, 200, """{"embedding":[0.1,0.2]}""");
        };

        using var response = await InvokeAsync(world);

        Assert.Equal(["21"], response.Headers.GetValues("X-Amzn-Bedrock-Input-Token-Count"));
        Assert.Equal(["77"], response.Headers.GetValues("X-Amzn-Bedrock-Invocation-Latency"));
        Assert.Equal(21, (await world.RecordedAsync()).Pair().Answered.Tokens.Input);
    }

    [Fact]
    public async Task Bedrocks_own_headers_go_up_and_carry_our_metadata()
    {
        await using var world = await GatewayWorld.StartAsync();

        using var response = await InvokeAsync(
            world,
            ("X-Amzn-Bedrock-Service-Tier", "priority"),
            ("X-Amzn-Bedrock-Request-Metadata", """{"cost-center":"42","ringfence-user":"somebody-else"}""")
        );

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var sent = Assert.Single(world.Bedrock.Requests).Headers;
        Assert.Equal("priority", sent["X-Amzn-Bedrock-Service-Tier"]);
        Assert.Contains("x-amzn-bedrock-request-metadata", sent["Authorization"], StringComparison.OrdinalIgnoreCase);
        var metadata = sent["X-Amzn-Bedrock-Request-Metadata"];
        Assert.Contains("\"cost-center\":\"42\"", metadata, StringComparison.Ordinal);
        Assert.Contains("\"ringfence-user\":\"a.okafor\"", metadata, StringComparison.Ordinal);
        Assert.DoesNotContain("somebody-else", metadata, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData(
        """{"a":"1","b":"1","c":"1","d":"1","e":"1","f":"1","g":"1","h":"1","i":"1","j":"1","k":"1","l":"1","m":"1","n":"1"}"""
    )]
    public async Task Metadata_that_cannot_be_merged_is_refused(string metadata)
    {
        await using var world = await GatewayWorld.StartAsync();

        using var response = await InvokeAsync(world, ("X-Amzn-Bedrock-Request-Metadata", metadata));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(world.Bedrock.Requests);
    }

    [Fact]
    public async Task The_configured_guardrail_replaces_the_callers()
    {
        await using var world = await GatewayWorld.StartAsync(Guardrail);

        using var response = await InvokeAsync(
            world,
            ("X-Amzn-Bedrock-GuardrailIdentifier", "gr-of-the-caller"),
            ("x-amzn-bedrock-guardrailversion", "DRAFT")
        );

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var sent = Assert.Single(world.Bedrock.Requests).Headers;
        Assert.Equal(
            ("gr1", "3"),
            (sent["X-Amzn-Bedrock-GuardrailIdentifier"], sent["X-Amzn-Bedrock-GuardrailVersion"])
        );
        Assert.Equal("none", (await world.RecordedAsync()).Pair().Answered.Guardrail);
    }

    [Fact]
    public async Task An_intervention_is_recorded()
    {
        await using var world = await GatewayWorld.StartAsync(Guardrail);
        world.Bedrock.Answer = http =>
            FakeBedrock.Json(http, 200, """{"amazon-bedrock-guardrailAction":"INTERVENED","content":[]}""");

        using var response = await InvokeAsync(world);

        Assert.Equal("intervened", (await world.RecordedAsync()).Pair().Answered.Guardrail);
    }

    [Fact]
    public async Task Under_a_guardrail_no_part_of_the_prompt_may_be_kept_from_it()
    {
        await using var world = await GatewayWorld.StartAsync(Guardrail);

        using var tagged = await world.Client.PostAsync(
            $"/model/{GatewayWorld.Model}/invoke",
            GatewayWorld.Json("""{"max_tokens":8,"amazon-bedrock-guardrail\u0043onfig":{"tagSuffix":"x"}}""")
        );
        using var opaque = await world.Client.PostAsync(
            $"/model/{GatewayWorld.Model}/invoke",
            new ByteArrayContent([1, 2, 3])
        );
        using var selective = await world.ConverseAsync(
            """{"messages":[{"role":"user","content":[{"guard\u0043ontent":{"text":{"text":"fine"}}},{"text":"not looked at"}]}]}"""
        );

        Assert.Equal(HttpStatusCode.BadRequest, tagged.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, opaque.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, selective.StatusCode);
        Assert.Empty(world.Bedrock.Requests);
    }

    [Fact]
    public async Task Without_a_guardrail_the_callers_own_passes_and_so_does_a_body_of_any_type()
    {
        await using var world = await GatewayWorld.StartAsync(new() { ["Phi:Default:Attachments"] = "Pass" });
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/model/{GatewayWorld.Model}/invoke")
        {
            Content = new ByteArrayContent([1, 0xFF, 3]),
        };
        request.Headers.Add("X-Amzn-Bedrock-GuardrailIdentifier", "gr-of-the-caller");

        using var response = await world.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var sent = Assert.Single(world.Bedrock.Requests);
        Assert.Equal([1, 0xFF, 3], sent.Body);
        Assert.Equal("application/octet-stream", sent.Headers["Content-Type"]);
        Assert.Equal("gr-of-the-caller", sent.Headers["X-Amzn-Bedrock-GuardrailIdentifier"]);
    }

    [Fact]
    public async Task A_stream_asks_for_the_models_type_in_Bedrocks_own_header()
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Bedrock.Answer = http =>
        {
            FakeBedrock.BeginStream(http);
            return FakeBedrock.SendAsync(http, BedrockFrames.Claude);
        };
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"/model/{GatewayWorld.Model}/invoke-with-response-stream"
        )
        {
            Content = GatewayWorld.Json(Claude),
        };
        request.Headers.Add("Accept", "application/vnd.amazon.eventstream");
        request.Headers.Add("X-Amzn-Bedrock-Accept", "application/json");

        using var response = await world.Client.SendAsync(request);

        var sent = Assert.Single(world.Bedrock.Requests).Headers;
        Assert.False(sent.ContainsKey("Accept"));
        Assert.Equal("application/json", sent["X-Amzn-Bedrock-Accept"]);
    }

    private static async Task<HttpResponseMessage> InvokeAsync(
        GatewayWorld world,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/model/{GatewayWorld.Model}/invoke")
        {
            Content = GatewayWorld.Json(Claude),
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return await world.Client.SendAsync(request);
    }
}
