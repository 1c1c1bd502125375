using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Ringfence.Aws.EventStream;

namespace Ringfence.Gateway.Answers;

/// <summary>
/// Reads usage out of a stream's frames. The many frames that carry the text are recognised by their type alone; only the few that
/// open and close the stream are parsed.
/// </summary>
internal static class StreamUsage
{
    /// <summary>Enough base64 to see an event's type: Claude's events begin with it.</summary>
    private const int PeekChars = 64;

    /// <summary>One <c>event</c> frame of ConverseStream or InvokeModelWithResponseStream.</summary>
    public static void Read(in EventStreamMessage frame, CallUsage usage)
    {
        var type = frame.EventType;
        if (type.SequenceEqual("contentBlockDelta"u8) || type.SequenceEqual("contentBlockStart"u8))
        {
            usage.HasContent = true;
        }
        else if (type.SequenceEqual("chunk"u8))
        {
            ReadChunk(frame.Payload, usage);
        }
        else if (type.SequenceEqual("messageStop"u8))
        {
            usage.HasEnded = true;
            AnswerJson.Read(frame.Payload, usage);
        }
        else if (type.SequenceEqual("metadata"u8))
        {
            AnswerJson.Read(frame.Payload, usage);
        }
    }

    private static void ReadChunk(ReadOnlySpan<byte> payload, CallUsage usage)
    {
        var base64 = Bytes(payload);
        if (IsDelta(base64))
        {
            usage.HasContent = true;
            return;
        }
        var decoded = ArrayPool<byte>.Shared.Rent(Base64.GetMaxDecodedFromUtf8Length(base64.Length));
        try
        {
            if (Base64.DecodeFromUtf8(base64, decoded, out _, out var length) != OperationStatus.Done)
            {
                return;
            }
            var json = decoded.AsSpan(0, length);
            usage.HasContent |= !json.StartsWith("{\"type\":\"message_start\""u8);
            AnswerJson.Read(json, usage);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(decoded);
        }
    }

    private static bool IsDelta(ReadOnlySpan<byte> base64)
    {
        Span<byte> start = stackalloc byte[PeekChars / 4 * 3];
        var peek = base64[..(Math.Min(base64.Length, PeekChars) / 4 * 4)];
        Base64.DecodeFromUtf8(peek, start, out _, out var length, isFinalBlock: false);
        return start[..length].StartsWith("{\"type\":\"content_block_"u8);
    }

    /// <summary>The value of a chunk's <c>bytes</c>; empty when it has none.</summary>
    private static ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> payload)
    {
        var prefix = "{\"bytes\":\""u8;
        if (payload.StartsWith(prefix))
        {
            var rest = payload[prefix.Length..];
            var end = rest.IndexOf((byte)'"');
            return end < 0 ? [] : rest[..end];
        }
        var reader = new Utf8JsonReader(payload);
        try
        {
            while (reader.Read())
            {
                if (
                    reader.TokenType == JsonTokenType.PropertyName
                    && reader.ValueTextEquals("bytes"u8)
                    && reader.Read()
                )
                {
                    return reader.ValueSpan;
                }
            }
        }
        catch (JsonException)
        {
            // No chunk as we know it: nothing to count.
        }
        return [];
    }
}
