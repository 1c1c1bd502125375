using System.Buffers;
using System.Text;
using Ringfence.Aws.EventStream;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>Puts stream events into frames, as each API does.</summary>
internal static class StreamFrames
{
    /// <summary>Converse: the event's own type and JSON. InvokeModel: <c>chunk</c>, the JSON in base64. Both padded.</summary>
    public static void Write(IBufferWriter<byte> to, StreamEvent next, int index, bool isConverse)
    {
        var padding = Padding.For(next.Json.Length, index);
        if (isConverse)
        {
            var open = next.Json.Span[..^1];
            var comma = open.Length > 1 ? ","u8 : [];
            EventStreamEncoder.WriteEvent(
                to,
                Encoding.UTF8.GetBytes(next.Type),
                [.. open, .. comma, .. "\"p\":\""u8, .. padding, .. "\"}"u8]
            );
            return;
        }

        using var line = LineBuffer.Take();
        line.Json.WriteStartObject();
        line.Json.WriteBase64String("bytes"u8, next.Json.Span);
        line.Json.WriteString("p"u8, padding);
        line.Json.WriteEndObject();
        EventStreamEncoder.WriteEvent(to, "chunk"u8, line.Written());
    }
}
