using System.Buffers;

namespace Ringfence.Aws.EventStream;

/// <summary>Reassembles frames from arbitrary chunks, both CRCs checked. Buffers are pooled; dispose to return them.</summary>
/// <remarks>
/// Put bytes where <see cref="GetMemory"/> says, <see cref="Advance"/>, then <see cref="TryRead"/> until it says no. The buffer
/// grows with the bytes that came, never with the length that a frame claims; a frame is at most
/// <see cref="EventStreamLimits"/>' sum.
/// </remarks>
public sealed class EventStreamDecoder : IDisposable
{
    private const int FirstBufferBytes = 16 * 1024;

    private byte[]? _buffer = ArrayPool<byte>.Shared.Rent(FirstBufferBytes);
    private int _start;
    private int _end;

    // The frame at _start, once its twelve bytes are there and checked.
    private Prelude? _prelude;

    /// <summary>Where the next bytes read from the upstream go; at least <paramref name="sizeHint"/> long.</summary>
    public Memory<byte> GetMemory(int sizeHint = 4096)
    {
        ObjectDisposedException.ThrowIf(_buffer is null, this);
        if (_buffer.Length - _end < sizeHint)
        {
            MakeRoom(_buffer, sizeHint);
        }

        return _buffer.AsMemory(_end);
    }

    /// <summary>Says how many bytes were put there.</summary>
    public void Advance(int count)
    {
        ObjectDisposedException.ThrowIf(_buffer is null, this);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _buffer.Length - _end);
        _end += count;
    }

    /// <summary>Takes the next whole frame, if there is one.</summary>
    /// <exception cref="InvalidDataException">
    /// A CRC, a length or a header is wrong: the stream cannot be trusted further, and every later call throws too.
    /// </exception>
    public bool TryRead(out EventStreamMessage message)
    {
        message = default;
        var held = _buffer.AsSpan(_start, _end - _start);
        if (held.Length < Prelude.Length)
        {
            return false;
        }

        var prelude = _prelude ??= Prelude.Read(held);
        if (held.Length < prelude.TotalLength)
        {
            return false;
        }

        message = EventStreamMessage.Open(held[..prelude.TotalLength], prelude);
        _start += prelude.TotalLength;
        _prelude = null;
        return true;
    }

    /// <summary>Whether bytes of an unfinished frame are held: an end of stream now is a cut, not an end.</summary>
    public bool IsMidFrame => _end > _start;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_buffer is { } buffer)
        {
            _buffer = null;
            _start = _end = 0;
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void MakeRoom(byte[] buffer, int sizeHint)
    {
        var held = _end - _start;
        var needed = checked(held + sizeHint);
        var roomier =
            needed <= buffer.Length ? buffer : ArrayPool<byte>.Shared.Rent(Math.Max(needed, buffer.Length * 2));
        Buffer.BlockCopy(buffer, _start, roomier, 0, held);
        (_start, _end) = (0, held);
        if (roomier != buffer)
        {
            _buffer = roomier;
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
