using System.Text.Json.Nodes;

namespace Ringfence.Gateway.Tests.LocalBedrock;

public class InvokeTests
{
    private static string Target(string model, string verb = "invoke") =>
        $"/model/{Uri.EscapeDataString(model)}/{verb}";

    [Theory]
    [InlineData("bedrock-2023-05-31")]
    [InlineData("2026-10-21")]
    public async Task Claude_answers_both_generations_of_Anthropics_body(string version)
    {
        await using var aws = await LocalAws.StartAsync();
        var response = await aws.SignedAsync(
            "POST",
            Target(Models.SonnetThroughProfile),
            Bodies.Claude("hello", version: version)
        );
        Assert.Equal("2", response.Headers.GetValues("X-Amzn-Bedrock-Input-Token-Count").Single());
        Assert.Equal("31", response.Headers.GetValues("X-Amzn-Bedrock-Output-Token-Count").Single());
        Assert.Single(response.Headers.GetValues("X-Amzn-Bedrock-Invocation-Latency"));

        var message = await Task.FromResult(response).JsonAsync();
        Assert.Equal("claude-sonnet-4-5-20250929", (string?)message["model"]);
        Assert.Equal(("message", "assistant"), ((string?)message["type"], (string?)message["role"]));
        Assert.StartsWith("msg_bdrk_", (string?)message["id"]);
        Assert.Equal("text", (string?)message["content"]![0]!["type"]);
        Assert.Equal("end_turn", (string?)message["stop_reason"]);
        Assert.Equal(2, (int)message["usage"]!["input_tokens"]!);
    }

    [Fact]
    public async Task What_Claude_Code_sends_is_taken()
    {
        await using var aws = await LocalAws.StartAsync();
        var body = Bodies.Claude(
            "hello",
            change =>
            {
                change["anthropic_beta"] = new JsonArray("context-1m-2025-08-07");
                change["thinking"] = JsonNode.Parse("""{"type":"adaptive","display":"omitted"}""");
                change["metadata"] = JsonNode.Parse("""{"user_id":"{\"device_id\":\"d\"}"}""");
                change["output_config"] = JsonNode.Parse("""{"effort":"high"}""");
                change["system"] = JsonNode.Parse(
                    """[{"type":"text","text":"x-anthropic-billing-header: cc_version=2;"},{"type":"text","text":"You help.","cache_control":{"type":"ephemeral","ttl":"1h"}}]"""
                );
                change["messages"]!
                    .AsArray()
                    .Add(
                        JsonNode.Parse(
                            """{"role":"system","content":[{"type":"text","text":"be brief","cache_control":{"type":"ephemeral"}}]}"""
                        )
                    );
                change["tools"] = JsonNode.Parse(
                    """[{"name":"Read","description":"reads","input_schema":{"type":"object"},"defer_loading":true}]"""
                );
            }
        );
        var message = await aws.SignedAsync("POST", Target(Models.SonnetThroughProfile), body).JsonAsync();
        Assert.Equal("end_turn", (string?)message["stop_reason"]);
        Assert.True((int)message["usage"]!["cache_creation_input_tokens"]! > 0);
    }

    [Fact]
    public async Task Claudes_stream_is_Anthropics_events_and_the_last_has_Bedrocks_metrics()
    {
        await using var aws = await LocalAws.StartAsync();
        var response = await aws.SignedAsync(
            "POST",
            Target(Models.Haiku, "invoke-with-response-stream"),
            Bodies.Claude("hello [[local: chunks=3]]")
        );
        Assert.Equal("application/json", response.Headers.GetValues("X-Amzn-Bedrock-Content-Type").Single());
        var frames = await Task.FromResult(response).FramesAsync();
        Assert.All(frames, frame => Assert.NotNull(frame.Payload["p"]));

        var events = frames.Chunks();
        string[] types =
        [
            "message_start",
            "content_block_start",
            "content_block_delta",
            "content_block_delta",
            "content_block_delta",
            "content_block_stop",
            "message_delta",
            "message_stop",
        ];
        Assert.Equal(types, events.Select(next => (string?)next["type"]));
        var metrics = events[^1]["amazon-bedrock-invocationMetrics"]!;
        Assert.Equal(7, (int)metrics["inputTokenCount"]!);
        Assert.Equal((int)events[^2]["usage"]!["output_tokens"]!, (int)metrics["outputTokenCount"]!);
        Assert.NotNull(metrics["invocationLatency"]);
        Assert.NotNull(metrics["firstByteLatency"]);
    }

    [Fact]
    public async Task Novas_stream_is_Converses_events_each_under_its_name()
    {
        await using var aws = await LocalAws.StartAsync();
        const string Body =
            """{"schemaVersion":"messages-v1","messages":[{"role":"user","content":[{"text":"hello"}]}]}""";
        var whole = await aws.SignedAsync("POST", Target(Models.NovaLite), Body).JsonAsync();
        Assert.StartsWith("This is the LocalBedrock stand-in for amazon.nova-lite-v1:0", whole.Said());
        Assert.Equal("end_turn", (string?)whole["stopReason"]);

        var events = (
            await aws.SignedAsync("POST", Target(Models.NovaLite, "invoke-with-response-stream"), Body).FramesAsync()
        ).Chunks();
        Assert.NotNull(events[0]["messageStart"]);
        var said = events.Select(next => (string?)next["contentBlockDelta"]?["delta"]?["text"]);
        Assert.Equal(whole.Said(), string.Concat(said));
        Assert.NotNull(events[^1]["metadata"]);
        Assert.NotNull(events[^1]["amazon-bedrock-invocationMetrics"]);
    }

    [Fact]
    public async Task Titan_answers_in_its_own_words_and_says_when_its_tokens_ran_out()
    {
        await using var aws = await LocalAws.StartAsync();
        const string Body = """{"inputText":"hello","textGenerationConfig":{"maxTokenCount":4}}""";
        var whole = await aws.SignedAsync("POST", Target(Models.TitanText), Body).JsonAsync();
        Assert.Equal(2, (int)whole["inputTextTokenCount"]!);
        Assert.Equal("This is the Loca", (string?)whole["results"]![0]!["outputText"]);
        Assert.Equal("LENGTH", (string?)whole["results"]![0]!["completionReason"]);

        var events = (
            await aws.SignedAsync("POST", Target(Models.TitanText, "invoke-with-response-stream"), Body).FramesAsync()
        ).Chunks();
        Assert.Equal(4, (int)events[^1]["totalOutputTextTokenCount"]!);
        Assert.NotNull(events[^1]["amazon-bedrock-invocationMetrics"]);
    }

    [Theory]
    [InlineData("""{"max_tokens":1,"messages":[{"role":"user","content":"x"}]}""", "anthropic_version: Field required")]
    [InlineData(
        """{"anthropic_version":"2023-06-01","max_tokens":1,"messages":[{"role":"user","content":"x"}]}""",
        "anthropic_version: Input should be 'bedrock-2023-05-31' or '2026-10-21'"
    )]
    [InlineData(
        """{"anthropic_version":"2026-10-21","messages":[{"role":"user","content":"x"}]}""",
        "max_tokens: Field required"
    )]
    [InlineData(
        """{"anthropic_version":"2026-10-21","max_tokens":99999,"messages":[{"role":"user","content":"x"}]}""",
        "max_tokens: 99999 > 4096, which is the maximum allowed number of output tokens for anthropic.claude-3-haiku-20240307-v1:0"
    )]
    [InlineData("""{"anthropic_version":"2026-10-21","max_tokens":1}""", "messages: Field required")]
    [InlineData(
        """{"anthropic_version":"2026-10-21","max_tokens":1,"messages":[]}""",
        "messages: at least one message is required"
    )]
    [InlineData(
        """{"anthropic_version":"2026-10-21","max_tokens":1,"messages":[{"role":"user","content":""}]}""",
        "messages.0: all messages must have non-empty content"
    )]
    [InlineData(
        """{"anthropic_version":"2026-10-21","max_tokens":1,"messages":[{"role":"user","content":[{"type":"text","text":""}]}]}""",
        "messages: text content blocks must be non-empty"
    )]
    [InlineData(
        """{"anthropic_version":"2026-10-21","max_tokens":1,"stream":true,"messages":[{"role":"user","content":"x"}]}""",
        "stream: Extra inputs are not permitted"
    )]
    [InlineData(
        """{"anthropic_version":"2026-10-21","max_tokens":1,"model":"m","messages":[{"role":"user","content":"x"}]}""",
        "model: Extra inputs are not permitted"
    )]
    [InlineData(
        """{"anthropic_version":"2026-10-21","max_tokens":1,"messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":"x"}]}]}""",
        "messages.0.content.0: unexpected `tool_use_id` found in `tool_result` blocks: t1. Each `tool_result` block must have a corresponding `tool_use` block in the previous message."
    )]
    [InlineData(
        "[]",
        "Malformed input request: the body is not a JSON object, please reformat your input and try again."
    )]
    public async Task What_Claude_refuses_is_refused_in_its_words(string body, string message)
    {
        await using var aws = await LocalAws.StartAsync();
        Assert.Equal(
            (400, "ValidationException", message),
            await aws.SignedAsync("POST", Target(Models.Haiku), body).ErrorAsync()
        );
    }

    [Fact]
    public async Task Settings_that_the_request_names_are_named_in_the_answer()
    {
        await using var aws = await LocalAws.StartAsync();
        var request = aws.Request("POST", Target(Models.Haiku), Bodies.Claude("hello"));
        request.Headers.Add("X-Amzn-Bedrock-Service-Tier", "priority");
        var response = await aws.SendAsync(await aws.SignAsync(request));
        Assert.Equal("priority", response.Headers.GetValues("X-Amzn-Bedrock-Service-Tier").Single());
        Assert.False(response.Headers.Contains("X-Amzn-Bedrock-PerformanceConfig-Latency"));
    }

    [Fact]
    public async Task Half_an_answer_is_cut_when_told()
    {
        await using var aws = await LocalAws.StartAsync(time: TimeProvider.System);
        var response = await aws.SignedAsync("POST", Target(Models.Haiku), Bodies.Claude("[[local: cut]]"));
        await Assert.ThrowsAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Tokens_are_counted_for_both_kinds_of_input()
    {
        await using var aws = await LocalAws.StartAsync();
        var native = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Bodies.Claude("twelve chars")));
        var ofInvoke = await aws.SignedAsync(
                "POST",
                Target(Models.Haiku, "count-tokens"),
                $$$$"""{"input":{"invokeModel":{"body":"{{{{native}}}}"}}}"""
            )
            .JsonAsync();
        var ofConverse = await aws.SignedAsync(
                "POST",
                Target(Models.Sonnet, "count-tokens"),
                "{\"input\":{\"converse\":" + Bodies.Converse("twelve chars") + "}}"
            )
            .JsonAsync();
        Assert.Equal(3, (int)ofInvoke["inputTokens"]!);
        Assert.Equal(3, (int)ofConverse["inputTokens"]!);

        var nova = await aws.SignedAsync(
                "POST",
                Target(Models.NovaLite, "count-tokens"),
                """{"input":{"converse":{}}}"""
            )
            .ErrorAsync();
        Assert.Equal((400, "ValidationException", "The provided model doesn't support counting tokens."), nova);
    }
}
