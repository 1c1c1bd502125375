using System.Buffers;
using System.Text;
using Ringfence.Aws.EventStream;

namespace Ringfence.Gateway.Tests.World;

/// <summary>Event streams as Bedrock sends them, and what came back taken apart.</summary>
internal static class BedrockFrames
{
    public static readonly byte[] Start = Event("messageStart", """{"role":"assistant"}""");
    public static readonly byte[] Hello = Text("Hello");
    public static readonly byte[] World = Text(" world");
    public static readonly byte[] BlockStop = Event("contentBlockStop", """{"contentBlockIndex":0}""");
    public static readonly byte[] Stop = Event("messageStop", """{"stopReason":"end_turn"}""");

    public static readonly byte[] Metadata = Event(
        "metadata",
        """{"metrics":{"latencyMs":12},"usage":{"inputTokens":11,"outputTokens":2,"totalTokens":13}}"""
    );

    /// <summary>A whole ConverseStream answer.</summary>
    public static byte[] Converse => [.. Start, .. Hello, .. World, .. BlockStop, .. Stop, .. Metadata];

    /// <summary>A whole Claude answer of InvokeModelWithResponseStream.</summary>
    public static byte[] Claude =>
        [
            .. Chunk(
                """{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","content":[],"model":"claude","stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":9,"cache_read_input_tokens":4,"cache_creation_input_tokens":2,"output_tokens":1}}}"""
            ),
            .. Chunk("""{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"""),
            .. Chunk("""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hello"}}"""),
            .. Chunk("""{"type":"content_block_stop","index":0}"""),
            .. Chunk(
                """{"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":7}}"""
            ),
            .. Chunk(
                """{"type":"message_stop","amazon-bedrock-invocationMetrics":{"inputTokenCount":9,"outputTokenCount":7,"invocationLatency":10,"firstByteLatency":5,"cacheReadInputTokenCount":4,"cacheWriteInputTokenCount":2}}"""
            ),
        ];

    public static byte[] Event(string type, string payload)
    {
        var frame = new ArrayBufferWriter<byte>();
        EventStreamEncoder.WriteEvent(frame, Encoding.UTF8.GetBytes(type), Encoding.UTF8.GetBytes(payload));
        return frame.WrittenSpan.ToArray();
    }

    public static byte[] Text(string text) =>
        Event("contentBlockDelta", $$$"""{"contentBlockIndex":0,"delta":{"text":"{{{text}}}"}}""");

    public static byte[] Chunk(string json) =>
        Event("chunk", $$"""{"bytes":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes(json))}}","p":"abcdef"}""");

    public static byte[] Exception(string type, string message)
    {
        var frame = new ArrayBufferWriter<byte>();
        EventStreamEncoder.WriteException(frame, Encoding.UTF8.GetBytes(type), message);
        return frame.WrittenSpan.ToArray();
    }

    /// <summary>Types of the frames in <paramref name="stream"/>, which must be whole ones.</summary>
    public static List<string> Types(byte[] stream)
    {
        var types = new List<string>();
        using var decoder = new EventStreamDecoder();
        stream.CopyTo(decoder.GetMemory(Math.Max(stream.Length, 1)));
        decoder.Advance(stream.Length);
        while (decoder.TryRead(out var frame))
        {
            types.Add(Encoding.UTF8.GetString(frame.EventType));
        }
        Assert.False(decoder.IsMidFrame, "the stream ends inside a frame");
        return types;
    }
}
