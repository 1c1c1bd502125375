using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway.Tests.Doors.Anthropic;

public sealed class MessageStreamFromConverseTests
{
    [Fact]
    public void Blocks_deltas_and_counts_come_in_anthropics_order()
    {
        string told = Frames.Tell(Open(), ConverseStreams.TextThenTool);
        string[] expected =
        [
            """{"type":"message_start","message":{"id":"msg_req-1","type":"message","role":"assistant","model":"fast","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":0,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":0}}}""",
            """{"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm"}}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"sig"}}""",
            """{"type":"content_block_stop","index":0}""",
            """{"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}""",
            """{"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"H\u00e9 \"q\"\n"}}""",
            """{"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"é"}}""",
            """{"type":"content_block_stop","index":1}""",
            """{"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"t1","name":"look","input":{}}}""",
            """{"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{\"a\":"}}""",
            """{"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"1}"}}""",
            """{"type":"content_block_stop","index":2}""",
            """{"type":"content_block_start","index":3,"content_block":{"type":"tool_use","id":"t2","name":"now","input":{}}}""",
            """{"type":"content_block_stop","index":3}""",
            """{"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"input_tokens":3,"cache_creation_input_tokens":2,"cache_read_input_tokens":7,"output_tokens":5}}""",
            """{"type":"message_stop"}""",
        ];
        Assert.Equal(
            string.Concat(expected.Select(json => $"event: {JsonNode.Parse(json)!["type"]}\ndata: {json}\n\n")),
            told
        );
    }

    [Fact]
    public void Encrypted_reasoning_is_a_block_of_its_own() =>
        Assert.Equal(
            "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"redacted_thinking\",\"data\":\"AAEC\"}}\n\n"
                + "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n",
            Frames.Tell(
                Open(),
                [
                    Frames.Event(
                        "contentBlockDelta",
                        """{"contentBlockIndex":0,"delta":{"reasoningContent":{"redactedContent":"AAEC"}}}"""
                    ),
                    Frames.Event("contentBlockStop", """{"contentBlockIndex":0}"""),
                ],
                finish: false
            )
        );

    [Fact]
    public void However_the_bytes_are_cut_the_events_are_the_same()
    {
        string whole = Frames.Tell(Open(), ConverseStreams.TextThenTool);
        Prop.ForAll(
                Gen.Choose(1, 900).ToArbitrary(),
                size => Frames.Tell(Open(), Frames.Cut(ConverseStreams.TextThenTool, size)) == whole
            )
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("messageStop", """{"stopReason":"malformed_tool_use"}""")]
    [InlineData("messageStop", """{"stopReason":7}""")]
    [InlineData("contentBlockDelta", """{"contentBlockIndex":0,"delta":{"image":{}}}""")]
    [InlineData("contentBlockStart", """{"contentBlockIndex":0,"start":{"image":{"format":"png"}}}""")]
    [InlineData("contentBlockDelta", """{"contentBlockIndex":"0"}""")]
    [InlineData("contentBlockDelta", "{")]
    public void A_frame_that_cannot_be_said_breaks_the_stream(string type, string payload) =>
        Assert.Throws<InvalidDataException>(() => Frames.Tell(Open(), [Frames.Event(type, payload)]));

    [Fact]
    public void A_break_ends_in_an_error_event() =>
        Assert.StartsWith(
            "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\"",
            Frames.Write(to => Open().Break(new ClientError(429, "ThrottlingException", "Slow down.", "req-1"), to)),
            StringComparison.Ordinal
        );

    private static IAnswerStream Open()
    {
        IClientCall call = Calls.Messages(
            """{"model":"fast","stream":true,"max_tokens":9,"messages":[{"role":"user","content":"x"}]}"""
        );
        call.To(Calls.Nova);
        return call.OpenStream();
    }
}
