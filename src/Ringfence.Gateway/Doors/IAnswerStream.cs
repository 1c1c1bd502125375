using System.Buffers;
using Ringfence.Aws.EventStream;

namespace Ringfence.Gateway.Doors;

/// <summary>Turns Bedrock's frames, one at a time, into the client's stream. Not thread-safe; one per call.</summary>
internal interface IAnswerStream
{
    /// <summary>One whole <c>event</c> frame.</summary>
    /// <exception cref="InvalidDataException">The frame is not what its event type says.</exception>
    void Accept(in EventStreamMessage frame, IBufferWriter<byte> to);

    /// <summary>The end was reached and it was a proper one: whatever the protocol closes with (<c>data: [DONE]</c>).</summary>
    void Finish(IBufferWriter<byte> to);

    /// <summary>The stream broke: an error event in the client's own protocol, after which nothing follows.</summary>
    void Break(ClientError error, IBufferWriter<byte> to);

    /// <summary>Something harmless for a silent stream (Anthropic's <c>ping</c>); writes nothing where the protocol has none.</summary>
    void Ping(IBufferWriter<byte> to);
}
