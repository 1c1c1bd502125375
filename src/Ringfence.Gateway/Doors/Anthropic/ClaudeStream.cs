using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Ringfence.Aws.EventStream;

namespace Ringfence.Gateway.Doors.Anthropic;

/// <summary>
/// Claude's own stream events, unpacked from InvokeModel's <c>chunk</c> frames. Each is decoded straight into the output and
/// named by a glance at its first bytes; nothing in it is parsed or changed.
/// </summary>
internal sealed class ClaudeStream : IAnswerStream
{
    private const int LongestName = 64;

    private static readonly int LongestHead = "event: \ndata: ".Length + LongestName;

    private static readonly SearchValues<byte> NameBytes = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-."u8
    );

    /// <summary>Between JSON tokens they mean nothing, and they would end the data line.</summary>
    private static readonly SearchValues<byte> LineBreaks = SearchValues.Create("\n\r"u8);

    public static ReadOnlySpan<byte> PingEvent => "event: ping\ndata: {\"type\":\"ping\"}\n\n"u8;

    public void Accept(in EventStreamMessage frame, IBufferWriter<byte> to)
    {
        if (!frame.EventType.SequenceEqual("chunk"u8))
        {
            return;
        }

        try
        {
            Write(Base64Of(frame.Payload), to);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException("A chunk of the stream is not the JSON that it should be.", fault);
        }
    }

    public void Finish(IBufferWriter<byte> to) { }

    public void Break(ClientError error, IBufferWriter<byte> to)
    {
        ServerSentEvent.Open("error"u8, to);
        AnthropicError.Write(error, to);
        ServerSentEvent.Close(to);
    }

    public void Ping(IBufferWriter<byte> to) => to.Write(PingEvent);

    private static void Write(ReadOnlySpan<byte> base64, IBufferWriter<byte> to)
    {
        // Decoded behind room for the longest head, then moved up to the head that it turned out to need.
        var room = to.GetSpan(LongestHead + Base64.GetMaxDecodedFromUtf8Length(base64.Length) + 2);
        var decoded = room[LongestHead..];
        if (Base64.DecodeFromUtf8(base64, decoded, out _, out var length) != OperationStatus.Done)
        {
            throw new InvalidDataException("A chunk of the stream is not base64.");
        }

        decoded = decoded[..length];
        var name = NameOf(decoded);
        if (name.IsEmpty)
        {
            return; // no event of Claude's; the protocol has no word for it, and its SDKs drop it too
        }

        var head = Head(name, room);
        decoded.ReplaceAny(LineBreaks, (byte)' ');
        decoded.CopyTo(room[head..]);
        "\n\n"u8.CopyTo(room[(head + length)..]);
        to.Advance(head + length + 2);
    }

    private static int Head(ReadOnlySpan<byte> name, Span<byte> room)
    {
        var first = "event: "u8;
        var last = "\ndata: "u8;
        first.CopyTo(room);
        name.CopyTo(room[first.Length..]);
        last.CopyTo(room[(first.Length + name.Length)..]);
        return first.Length + name.Length + last.Length;
    }

    private static ReadOnlySpan<byte> Base64Of(ReadOnlySpan<byte> payload)
    {
        var reader = new Utf8JsonReader(payload);
        while (reader.Read())
        {
            if (
                reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 }
                && reader.ValueTextEquals("bytes"u8)
            )
            {
                reader.Read();
                return reader.TokenType != JsonTokenType.String
                        ? throw new InvalidDataException("A chunk has no bytes.")
                    : reader.ValueIsEscaped ? Encoding.ASCII.GetBytes(reader.GetString()!)
                    : reader.ValueSpan;
            }
        }

        throw new InvalidDataException("A chunk has no bytes.");
    }

    /// <summary>The event's <c>type</c>, which Claude writes first; wherever it stands otherwise.</summary>
    private static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> json)
    {
        var usual = "{\"type\":\""u8;
        var name = json.StartsWith(usual)
            ? json[usual.Length..][..Math.Max(0, json[usual.Length..].IndexOf((byte)'"'))]
            : SearchName(json);
        return name.Length <= LongestName && !name.ContainsAnyExcept(NameBytes)
            ? name
            : throw new InvalidDataException("An event of the stream has a type that is no name.");
    }

    private static ReadOnlySpan<byte> SearchName(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (
                reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 }
                && reader.ValueTextEquals("type"u8)
            )
            {
                reader.Read();
                return reader.TokenType == JsonTokenType.String ? reader.ValueSpan : [];
            }
        }

        return [];
    }
}
