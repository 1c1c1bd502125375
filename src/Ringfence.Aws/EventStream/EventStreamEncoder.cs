using System.Buffers;

namespace Ringfence.Aws.EventStream;

/// <summary>Writes frames of <c>application/vnd.amazon.eventstream</c>.</summary>
public static class EventStreamEncoder
{
    /// <summary>An <c>event</c> frame with a JSON payload.</summary>
    public static void WriteEvent(IBufferWriter<byte> to, ReadOnlySpan<byte> eventType, ReadOnlySpan<byte> payload) =>
        throw new NotImplementedException();

    /// <summary>An <c>exception</c> frame; <paramref name="exceptionType"/> is the camelCase member, e.g. <c>throttlingException</c>.</summary>
    public static void WriteException(IBufferWriter<byte> to, ReadOnlySpan<byte> exceptionType, string message) =>
        throw new NotImplementedException();
}
