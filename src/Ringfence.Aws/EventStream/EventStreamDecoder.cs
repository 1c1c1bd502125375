namespace Ringfence.Aws.EventStream;

/// <summary>Reassembles frames from arbitrary chunks, both CRCs checked. Buffers are pooled; dispose to return them.</summary>
public sealed class EventStreamDecoder : IDisposable
{
    /// <summary>Where the next bytes read from the upstream go; at least <paramref name="sizeHint"/> long.</summary>
    public Memory<byte> GetMemory(int sizeHint = 4096) => throw new NotImplementedException();

    /// <summary>Says how many bytes were put there.</summary>
    public void Advance(int count) => throw new NotImplementedException();

    /// <summary>Takes the next whole frame, if there is one.</summary>
    /// <exception cref="InvalidDataException">A CRC or a length is wrong: the stream cannot be trusted further.</exception>
    public bool TryRead(out EventStreamMessage message) => throw new NotImplementedException();

    /// <summary>Whether bytes of an unfinished frame are held: an end of stream now is a cut, not an end.</summary>
    public bool IsMidFrame => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}
