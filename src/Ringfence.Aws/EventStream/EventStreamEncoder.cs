using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ringfence.Aws.EventStream;

/// <summary>Writes frames of <c>application/vnd.amazon.eventstream</c>, their headers in the order that Bedrock has them.</summary>
public static class EventStreamEncoder
{
    private const int StringType = (int)EventStreamHeaderType.String;

    // name length, name, type 7, value length, value
    private static ReadOnlySpan<byte> EventTail =>
        "\u000d:content-type\u0007\u0000\u0010application/json\u000d:message-type\u0007\u0000\u0005event"u8;

    private static ReadOnlySpan<byte> ExceptionTail =>
        "\u000d:content-type\u0007\u0000\u0010application/json\u000d:message-type\u0007\u0000\u0009exception"u8;

    /// <summary>An <c>event</c> frame with a JSON payload.</summary>
    public static void WriteEvent(IBufferWriter<byte> to, ReadOnlySpan<byte> eventType, ReadOnlySpan<byte> payload) =>
        WriteTyped(to, ":event-type"u8, eventType, EventTail, payload);

    /// <summary>An <c>exception</c> frame; <paramref name="exceptionType"/> is the camelCase member, e.g. <c>throttlingException</c>.</summary>
    public static void WriteException(IBufferWriter<byte> to, ReadOnlySpan<byte> exceptionType, string message)
    {
        var text = JsonEncodedText.Encode(message, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        WriteTyped(
            to,
            ":exception-type"u8,
            exceptionType,
            ExceptionTail,
            [.. "{\"message\":\""u8, .. text.EncodedUtf8Bytes, .. "\"}"u8]
        );
    }

    /// <summary>An <c>error</c> frame: a failure that the operation's model does not name. No payload.</summary>
    public static void WriteError(IBufferWriter<byte> to, string code, string message) =>
        Write(
            to,
            new EventStreamHeaderBlock()
                .Add(":error-code", code)
                .Add(":error-message", message)
                .Add(":message-type", "error")
                .Written,
            []
        );

    /// <summary>A frame of any headers, as <see cref="EventStreamHeaderBlock"/> wrote them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Beyond <see cref="EventStreamLimits"/>.</exception>
    public static void Write(IBufferWriter<byte> to, ReadOnlySpan<byte> headers, ReadOnlySpan<byte> payload)
    {
        var prelude = Prelude.For(headers.Length, payload.Length);
        var frame = to.GetSpan(prelude.TotalLength)[..prelude.TotalLength];
        headers.CopyTo(frame[Prelude.Length..]);
        Finish(to, prelude, frame, payload);
    }

    private static void WriteTyped(
        IBufferWriter<byte> to,
        ReadOnlySpan<byte> typeName,
        ReadOnlySpan<byte> type,
        ReadOnlySpan<byte> tail,
        ReadOnlySpan<byte> payload
    )
    {
        var typeLength = 1 + typeName.Length + 3 + type.Length;
        var prelude = Prelude.For(typeLength + tail.Length, payload.Length);
        var frame = to.GetSpan(prelude.TotalLength)[..prelude.TotalLength];

        var header = frame[Prelude.Length..];
        header[0] = (byte)typeName.Length;
        typeName.CopyTo(header[1..]);
        header = header[(1 + typeName.Length)..];
        header[0] = StringType;
        BinaryPrimitives.WriteInt16BigEndian(header[1..], checked((short)type.Length));
        type.CopyTo(header[3..]);
        tail.CopyTo(header[(3 + type.Length)..]);
        Finish(to, prelude, frame, payload);
    }

    private static void Finish(IBufferWriter<byte> to, Prelude prelude, Span<byte> frame, ReadOnlySpan<byte> payload)
    {
        prelude.Write(frame);
        payload.CopyTo(frame[(Prelude.Length + prelude.HeadersLength)..]);
        Prelude.Seal(frame);
        to.Advance(frame.Length);
    }
}
