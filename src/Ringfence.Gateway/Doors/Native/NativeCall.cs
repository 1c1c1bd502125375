using System.Buffers;
using Ringfence.Aws.Bedrock;

namespace Ringfence.Gateway.Doors.Native;

/// <summary>A call in Bedrock's own protocol: its body goes up, and its answer comes back, byte for byte.</summary>
internal abstract class NativeCall(Route route, string operation, bool stream) : IClientCall
{
    private const string EventStream = "application/vnd.amazon.eventstream";

    protected static readonly IReadOnlyList<KeyValuePair<string, string>> NoHeaders = [];

    protected Route Route { get; } = route;

    public string ModelAsked { get; } = route.Model is { } model ? model.Value : "";

    public bool Stream { get; } = stream;

    public string OperationName { get; } = operation;

    public abstract long TokensAtMost { get; }

    public string AnswerContentType => Stream ? EventStream : JsonBody.ContentType;

    public bool PassesThrough => true;

    public abstract UpstreamCall? ToUpstream(ModelId model, CallLabels labels, out Refusal? refusal);

    public void WriteAnswer(ReadOnlySpan<byte> upstream, IBufferWriter<byte> to) => to.Write(upstream);

    public IAnswerStream OpenStream() =>
        throw new NotSupportedException("Frames pass through; nothing translates them.");
}
