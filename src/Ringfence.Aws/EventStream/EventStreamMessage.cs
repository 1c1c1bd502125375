namespace Ringfence.Aws.EventStream;

/// <summary>
/// One frame of <c>application/vnd.amazon.eventstream</c>: a view into the decoder's buffer, valid until the next call.
/// </summary>
public readonly ref struct EventStreamMessage
{
    /// <summary>The whole frame, prelude and CRCs included, as it was on the wire.</summary>
    public ReadOnlySpan<byte> Frame { get; init; }

    /// <summary>The header block, undecoded.</summary>
    public ReadOnlySpan<byte> Headers { get; init; }

    /// <summary>The payload.</summary>
    public ReadOnlySpan<byte> Payload { get; init; }

    /// <summary><c>:message-type</c>: <c>event</c>, <c>exception</c> or <c>error</c>.</summary>
    public ReadOnlySpan<byte> MessageType { get; init; }

    /// <summary><c>:event-type</c>, <c>:exception-type</c> or <c>:error-code</c>, whichever the message type calls for.</summary>
    public ReadOnlySpan<byte> EventType { get; init; }

    /// <summary>The headers one by one.</summary>
    public EventStreamHeaders EnumerateHeaders() => new(Headers);

    /// <summary>Opens a whole frame.</summary>
    /// <exception cref="InvalidDataException">Its CRC does not match, or its header block is malformed.</exception>
    internal static EventStreamMessage Open(ReadOnlySpan<byte> frame, Prelude prelude)
    {
        Prelude.CheckSeal(frame);
        var headers = prelude.HeadersOf(frame);
        ReadOnlySpan<byte> messageType = default;
        ReadOnlySpan<byte> eventType = default;
        ReadOnlySpan<byte> exceptionType = default;
        ReadOnlySpan<byte> errorCode = default;

        // Of a name that is there twice the last one counts, as it does for the AWS SDKs.
        foreach (var header in new EventStreamHeaders(headers))
        {
            if (header.Type != EventStreamHeaderType.String || header.Name[0] != ':')
            {
                continue;
            }

            switch (header.Name)
            {
                case var name when name.SequenceEqual(":message-type"u8):
                    messageType = header.Value;
                    break;
                case var name when name.SequenceEqual(":event-type"u8):
                    eventType = header.Value;
                    break;
                case var name when name.SequenceEqual(":exception-type"u8):
                    exceptionType = header.Value;
                    break;
                case var name when name.SequenceEqual(":error-code"u8):
                    errorCode = header.Value;
                    break;
            }
        }

        return new()
        {
            Frame = frame,
            Headers = headers,
            Payload = prelude.PayloadOf(frame),
            MessageType = messageType,
            EventType = messageType switch
            {
                _ when messageType.SequenceEqual("exception"u8) => exceptionType,
                _ when messageType.SequenceEqual("error"u8) => errorCode,
                _ => eventType,
            },
        };
    }
}
