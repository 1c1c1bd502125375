using System.Buffers.Binary;
using Ringfence.Ledger.Tiles;

namespace Ringfence.Ledger.Journal;

/// <summary>Puts a frame together in a buffer that is used again for the next.</summary>
internal sealed class FrameBuilder
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _length;

    public void Start()
    {
        JournalFrame.Marker.CopyTo(_buffer);
        _length = JournalFrame.HeadLength;
    }

    public void Add(ReadOnlySpan<byte> entry)
    {
        Reserve(EntryBundle.LengthBytes + entry.Length);
        _length += EntryBundle.Write(_buffer.AsSpan(_length), entry);
    }

    /// <summary>Ends the frame with its checkpoint; the bytes are valid until the next <see cref="Start"/>.</summary>
    public ReadOnlySpan<byte> End(ReadOnlySpan<byte> note)
    {
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(4), _length - JournalFrame.HeadLength);
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(8), note.Length);
        Reserve(note.Length);
        note.CopyTo(_buffer.AsSpan(_length));
        return _buffer.AsSpan(0, _length + note.Length);
    }

    private void Reserve(int bytes)
    {
        if (_buffer.Length < _length + bytes)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + bytes));
        }
    }
}
