using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway.Tests.Doors.Anthropic;

public sealed class MessageFromConverseTests
{
    private const string Usage = """
        "usage":{"inputTokens":3,"outputTokens":5,"totalTokens":8,"cacheReadInputTokens":7,"cacheWriteInputTokens":2},"metrics":{"latencyMs":1}
        """;

    [Theory]
    [InlineData("""{"text":"h\u00e9"}""", """{"type":"text","text":"hé"}""")]
    [InlineData(
        """{"toolUse":{"toolUseId":"t1","name":"look","input":{"a":[1.5]}}}""",
        """{"type":"tool_use","id":"t1","name":"look","input":{"a":[1.5]}}"""
    )]
    [InlineData(
        """{"reasoningContent":{"reasoningText":{"text":"hm","signature":"s"}}}""",
        """{"type":"thinking","thinking":"hm","signature":"s"}"""
    )]
    [InlineData(
        """{"reasoningContent":{"reasoningText":{"text":"hm"}}}""",
        """{"type":"thinking","thinking":"hm","signature":""}"""
    )]
    [InlineData(
        """{"reasoningContent":{"redactedContent":"AAEC"}}""",
        """{"type":"redacted_thinking","data":"AAEC"}"""
    )]
    [InlineData(
        """{"citationsContent":{"content":[{"text":"a"},{"text":"b"}],"citations":[]}}""",
        """{"type":"text","text":"ab"}"""
    )]
    public void Blocks_are_said_in_anthropics_words(string block, string expected) =>
        Same.Json(
            $$$"""
            {"id":"msg_req-1","type":"message","role":"assistant","model":"fast","content":[{{{expected}}}],"stop_reason":"end_turn","stop_sequence":null,
             "usage":{"input_tokens":3,"output_tokens":5,"cache_read_input_tokens":7,"cache_creation_input_tokens":2}}
            """,
            Call()
                .Answer(
                    $$$"""{"output":{"message":{"role":"assistant","content":[{{{block}}}]}},"stopReason":"end_turn",{{{Usage}}}}"""
                )
        );

    [Theory]
    [InlineData("tool_use", "tool_use")]
    [InlineData("max_tokens", "max_tokens")]
    [InlineData("stop_sequence", "stop_sequence")]
    [InlineData("guardrail_intervened", "refusal")]
    [InlineData("content_filtered", "refusal")]
    [InlineData("model_context_window_exceeded", "model_context_window_exceeded")]
    public void Stop_reasons_have_their_counterparts(string converse, string anthropic) =>
        Assert.Contains($"\"stop_reason\":\"{anthropic}\"", Call().Answer(Stopped(converse)), StringComparison.Ordinal);

    [Theory]
    [InlineData("malformed_tool_use")]
    [InlineData("malformed_model_output")]
    [InlineData("something_new")]
    public void A_malformed_answer_is_an_error_and_no_message(string reason) =>
        Assert.Throws<InvalidDataException>(() => Call().Answer(Stopped(reason)));

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("no json")]
    [InlineData(
        """{"output":{"message":{"content":[{"audio":{}}]}},"stopReason":"end_turn","usage":{"inputTokens":1,"outputTokens":1}}"""
    )]
    [InlineData(
        """{"output":{"message":{"content":[{"toolUse":{}}]}},"stopReason":"end_turn","usage":{"inputTokens":1,"outputTokens":1}}"""
    )]
    public void What_is_no_answer_of_converse_is_an_error(string upstream) =>
        Assert.Throws<InvalidDataException>(() => Call().Answer(upstream));

    private static string Stopped(string reason) =>
        $$$"""{"output":{"message":{"role":"assistant","content":[]}},"stopReason":"{{{reason}}}",{{{Usage}}}}""";

    private static IClientCall Call()
    {
        IClientCall call = Calls.Messages(
            """{"model":"fast","max_tokens":9,"messages":[{"role":"user","content":"x"}]}"""
        );
        call.To(Calls.Nova);
        return call;
    }
}
