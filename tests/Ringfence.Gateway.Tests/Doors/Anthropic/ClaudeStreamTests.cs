using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Ringfence.Gateway.Doors;
using Ringfence.Gateway.Doors.Anthropic;

namespace Ringfence.Gateway.Tests.Doors.Anthropic;

public sealed class ClaudeStreamTests
{
    private static readonly string[] Events =
    [
        """{"type":"message_start","message":{"id":"msg_1","content":[],"usage":{"input_tokens":3}}}""",
        """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""",
        """{"index":0,"delta":{"type":"text_delta","text":"é \"quoted\""},"type":"content_block_delta"}""",
        """{"type":"content_block_stop","index":0}""",
        """{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":5}}""",
        """{"type":"message_stop","amazon-bedrock-invocationMetrics":{"inputTokenCount":3}}""",
    ];

    [Fact]
    public void Each_chunk_is_an_event_named_after_its_type()
    {
        string told = Frames.Tell(new ClaudeStream(), Events.Select(Frames.Chunk));
        string[] names =
        [
            "message_start",
            "content_block_start",
            "content_block_delta",
            "content_block_stop",
            "message_delta",
            "message_stop",
        ];
        Assert.Equal(string.Concat(names.Zip(Events, (name, json) => $"event: {name}\ndata: {json}\n\n")), told);
    }

    [Fact]
    public void However_the_bytes_are_cut_the_events_are_the_same()
    {
        byte[][] frames = [.. Events.Select(Frames.Chunk)];
        string whole = Frames.Tell(new ClaudeStream(), frames);
        Prop.ForAll(
                Gen.Choose(1, 900).ToArbitrary(),
                size => Frames.Tell(new ClaudeStream(), Frames.Cut(frames, size)) == whole
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Line_breaks_between_tokens_do_not_break_the_data_line() =>
        Assert.Equal(
            "event: ping\ndata: { \"type\" :  \"ping\" }\n\n",
            Frames.Tell(new ClaudeStream(), [Frames.Chunk("{ \"type\" :\r\n\"ping\" }")]).Replace("   ", "  ")
        );

    [Theory]
    [InlineData("""{"amazon-bedrock-guardrailAction":"NONE"}""")]
    [InlineData("""{"delta":{"type":"text_delta"}}""")]
    [InlineData("""{"type":7}""")]
    public void A_chunk_without_a_type_says_nothing(string json) =>
        Assert.Equal("", Frames.Tell(new ClaudeStream(), [Frames.Chunk(json)]));

    [Fact]
    public void Frames_of_unknown_events_say_nothing() =>
        Assert.Equal(
            "",
            Frames.Tell(
                new ClaudeStream(),
                [Frames.Event("initial-response", "{}"), Frames.Event("somethingNew", "{}")]
            )
        );

    [Theory]
    [InlineData("""{"bytes":"e30"}""")]
    [InlineData("""{"bytes":"!!!!"}""")]
    [InlineData("""{"bytes":7}""")]
    [InlineData("""{"p":"abc"}""")]
    [InlineData("""not json""")]
    [InlineData("""{"bytes":"bm90IGpzb24="}""")]
    public void A_frame_that_is_no_chunk_breaks_the_stream(string payload) =>
        Assert.Throws<InvalidDataException>(() => Frames.Tell(new ClaudeStream(), [Frames.Event("chunk", payload)]));

    [Theory]
    [InlineData("""{"type":"a\nevent: forged"}""")]
    [InlineData("""{"x":1,"type":"a b"}""")]
    public void A_type_that_is_no_name_breaks_the_stream(string json) =>
        Assert.Throws<InvalidDataException>(() => Frames.Tell(new ClaudeStream(), [Frames.Chunk(json)]));

    [Fact]
    public void Base64_with_escaped_slashes_is_read_too()
    {
        const string json = """{"type":"ping","x":"???>>>"}""";
        string payload =
            $$"""{"bytes":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).Replace("/", "\\/")}}"}""";
        Assert.Contains("\\/", payload, StringComparison.Ordinal);
        Assert.Equal(
            $"event: ping\ndata: {json}\n\n",
            Frames.Tell(new ClaudeStream(), [Frames.Event("chunk", payload)])
        );
    }

    [Fact]
    public void A_break_ends_in_an_error_event()
    {
        string told = Frames.Write(to =>
            new ClaudeStream().Break(new ClientError(502, "ModelStreamErrorException", "It \"broke\".", "req-1"), to)
        );
        Assert.Equal(
            "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"It \\\"broke\\\".\"},\"request_id\":\"req-1\"}\n\n",
            told
        );
    }

    [Fact]
    public void A_silent_stream_is_pinged() =>
        Assert.Equal("event: ping\ndata: {\"type\":\"ping\"}\n\n", Frames.Write(to => new ClaudeStream().Ping(to)));
}
