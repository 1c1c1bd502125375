using FsCheck;
using FsCheck.Fluent;
using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway.Tests.Doors.OpenAi;

public sealed class ChatAnswerTests
{
    private const string Usage = """
        "usage":{"inputTokens":3,"outputTokens":5,"totalTokens":8,"cacheReadInputTokens":7,"cacheWriteInputTokens":2}
        """;

    [Theory]
    [InlineData("""[{"text":"h\u00e9"},{"text":" there"}]""", "end_turn", """{"content":"hé there"}""", "stop")]
    [InlineData(
        """[{"reasoningContent":{"reasoningText":{"text":"hm"}}},{"text":"a"}]""",
        "max_tokens",
        """{"content":"a"}""",
        "length"
    )]
    [InlineData(
        """[{"citationsContent":{"content":[{"text":"a"},{"text":"b"}]}},{"text":"c"}]""",
        "stop_sequence",
        """{"content":"abc"}""",
        "stop"
    )]
    [InlineData("""[]""", "guardrail_intervened", """{"content":null}""", "content_filter")]
    [InlineData("""[{"text":"x"}]""", "content_filtered", """{"content":"x"}""", "content_filter")]
    [InlineData("""[{"text":"x"}]""", "model_context_window_exceeded", """{"content":"x"}""", "length")]
    [InlineData(
        """[{"toolUse":{"toolUseId":"t1","name":"look","input":{"a":"\"q\""}}},{"toolUse":{"toolUseId":"t2","name":"now","input":{}}}]""",
        "tool_use",
        """
            {"content":null,"tool_calls":[{"id":"t1","type":"function","function":{"name":"look","arguments":"{\"a\":\"\\\"q\\\"\"}"}},
             {"id":"t2","type":"function","function":{"name":"now","arguments":"{}"}}]}
            """,
        "tool_calls"
    )]
    public void An_answer_is_a_chat_completion(string content, string stopReason, string message, string finish)
    {
        string expected = message.Insert(
            message.IndexOf('{', StringComparison.Ordinal) + 1,
            "\"role\":\"assistant\",\"refusal\":null,"
        );
        Same.Json(
            $$$"""
            {"id":"chatcmpl-req-1","object":"chat.completion","created":1700000000,"model":"fast",
             "choices":[{"index":0,"message":{{{expected}}},"logprobs":null,"finish_reason":"{{{finish}}}"}],
             "usage":{"prompt_tokens":12,"completion_tokens":5,"total_tokens":17,"prompt_tokens_details":{"cached_tokens":7,"cache_write_tokens":2} } }
            """,
            Call("")
                .Answer(
                    $$$"""{"stopReason":"{{{stopReason}}}",{{{Usage}}},"output":{"message":{"content":{{{content}}} } } }"""
                )
        );
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no json")]
    [InlineData(
        """{"output":{"message":{"content":[]}},"stopReason":"malformed_tool_use","usage":{"inputTokens":1,"outputTokens":1}}"""
    )]
    public void What_is_no_answer_of_converse_is_an_error(string upstream) =>
        Assert.Throws<InvalidDataException>(() => Call("").Answer(upstream));

    [Fact]
    public void A_stream_is_chunks_that_count_tool_calls_and_end_with_done()
    {
        string[] expected =
        [
            """{"delta":{"role":"assistant","content":""}}""",
            """{"delta":{"content":"H\u00e9 \"q\"\n"}}""",
            """{"delta":{"content":"é"}}""",
            """{"delta":{"tool_calls":[{"index":0,"id":"t1","type":"function","function":{"name":"look","arguments":""}}]}}""",
            """{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\"a\":"}}]}}""",
            """{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"1}"}}]}}""",
            """{"delta":{"tool_calls":[{"index":1,"id":"t2","type":"function","function":{"name":"now","arguments":""}}]}}""",
            """{"delta":{"tool_calls":[{"index":1,"function":{"arguments":"{}"}}]}}""",
        ];
        string head =
            """data: {"id":"chatcmpl-req-1","object":"chat.completion.chunk","created":1700000000,"model":"fast","choices":[""";
        string deltas = string.Concat(
            expected.Select(delta =>
                $"{head}{{\"index\":0,{delta[1..^1]},\"logprobs\":null,\"finish_reason\":null}}]}}\n\n"
            )
        );
        string finish = head + "{\"index\":0,\"delta\":{},\"logprobs\":null,\"finish_reason\":\"tool_calls\"}]}\n\n";
        Assert.Equal(deltas + finish + "data: [DONE]\n\n", Frames.Tell(Open(), ConverseStreams.TextThenTool));
    }

    [Fact]
    public void Token_counts_end_the_stream_when_asked_for()
    {
        string told = Frames.Tell(Open(",\"stream_options\":{\"include_usage\":true}"), ConverseStreams.TextThenTool);
        string[] lines = told.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("data: [DONE]", lines[^1]);
        Same.Json(
            """
            {"id":"chatcmpl-req-1","object":"chat.completion.chunk","created":1700000000,"model":"fast","choices":[],
             "usage":{"prompt_tokens":12,"completion_tokens":5,"total_tokens":17,"prompt_tokens_details":{"cached_tokens":7,"cache_write_tokens":2}}}
            """,
            lines[^2]["data: ".Length..]
        );
        Assert.All(lines[..^2], line => Assert.EndsWith("],\"usage\":null}", line, StringComparison.Ordinal));
    }

    [Fact]
    public void However_the_bytes_are_cut_the_chunks_are_the_same()
    {
        string whole = Frames.Tell(Open(), ConverseStreams.TextThenTool);
        Prop.ForAll(
                Gen.Choose(1, 900).ToArbitrary(),
                size => Frames.Tell(Open(), Frames.Cut(ConverseStreams.TextThenTool, size)) == whole
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_malformed_answer_breaks_the_stream() =>
        Assert.Throws<InvalidDataException>(() =>
            Frames.Tell(Open(), [Frames.Event("messageStop", """{"stopReason":"malformed_model_output"}""")])
        );

    [Fact]
    public void A_break_is_an_error_and_no_done() =>
        Assert.Equal(
            "data: {\"error\":{\"message\":\"It broke.\",\"type\":\"server_error\",\"param\":null,\"code\":null}}\n\n",
            Frames.Write(to =>
                Open().Break(new ClientError(502, "ModelStreamErrorException", "It broke.", "req-1"), to)
            )
        );

    [Fact]
    public void A_silent_stream_stays_silent() => Assert.Equal("", Frames.Write(to => Open().Ping(to)));

    private static IAnswerStream Open(string members = "") => Call(",\"stream\":true" + members).OpenStream();

    private static IClientCall Call(string members)
    {
        IClientCall call = Calls.Chat($$"""{"model":"fast","messages":[{"role":"user","content":"x"}]{{members}}}""");
        call.To(Calls.Nova);
        return call;
    }
}
