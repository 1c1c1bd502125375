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
}
