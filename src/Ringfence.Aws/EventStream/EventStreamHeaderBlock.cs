using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Ringfence.Aws.EventStream;

/// <summary>Writes a header block, header by header, for <see cref="EventStreamEncoder.Write"/>.</summary>
public sealed class EventStreamHeaderBlock
{
    private readonly ArrayBufferWriter<byte> _block = new(256);

    /// <summary>The block so far.</summary>
    public ReadOnlySpan<byte> Written => _block.WrittenSpan;

    /// <summary>Adds a boolean.</summary>
    public EventStreamHeaderBlock Add(string name, bool value)
    {
        Begin(name, value ? EventStreamHeaderType.True : EventStreamHeaderType.False, 0);
        return this;
    }

    /// <summary>Adds a signed byte.</summary>
    public EventStreamHeaderBlock Add(string name, sbyte value)
    {
        Begin(name, EventStreamHeaderType.Byte, 1)[0] = (byte)value;
        return this;
    }

    /// <summary>Adds an integer of two bytes.</summary>
    public EventStreamHeaderBlock Add(string name, short value)
    {
        BinaryPrimitives.WriteInt16BigEndian(Begin(name, EventStreamHeaderType.Int16, 2), value);
        return this;
    }

    /// <summary>Adds an integer of four bytes.</summary>
    public EventStreamHeaderBlock Add(string name, int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(Begin(name, EventStreamHeaderType.Int32, 4), value);
        return this;
    }

    /// <summary>Adds an integer of eight bytes.</summary>
    public EventStreamHeaderBlock Add(string name, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(Begin(name, EventStreamHeaderType.Int64, 8), value);
        return this;
    }

    /// <summary>Adds bytes, at most 65,535.</summary>
    public EventStreamHeaderBlock Add(string name, ReadOnlySpan<byte> value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Length, ushort.MaxValue, nameof(value));
        AddSized(name, EventStreamHeaderType.Bytes, value);
        return this;
    }

    /// <summary>Adds text, at most 32,767 bytes of UTF-8.</summary>
    public EventStreamHeaderBlock Add(string name, string value)
    {
        var text = Encoding.UTF8.GetBytes(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, short.MaxValue, nameof(value));
        AddSized(name, EventStreamHeaderType.String, text);
        return this;
    }

    /// <summary>Adds a time, cut to the millisecond.</summary>
    public EventStreamHeaderBlock Add(string name, DateTimeOffset value)
    {
        BinaryPrimitives.WriteInt64BigEndian(
            Begin(name, EventStreamHeaderType.Timestamp, 8),
            value.ToUnixTimeMilliseconds()
        );
        return this;
    }

    /// <summary>Adds a UUID.</summary>
    public EventStreamHeaderBlock Add(string name, Guid value)
    {
        value.TryWriteBytes(Begin(name, EventStreamHeaderType.Uuid, 16), bigEndian: true, out _);
        return this;
    }

    private void AddSized(string name, EventStreamHeaderType type, ReadOnlySpan<byte> value)
    {
        var to = Begin(name, type, 2 + value.Length);
        BinaryPrimitives.WriteUInt16BigEndian(to, (ushort)value.Length);
        value.CopyTo(to[2..]);
    }

    /// <summary>Writes name and type; the caller fills the returned bytes.</summary>
    private Span<byte> Begin(string name, EventStreamHeaderType type, int valueLength)
    {
        var nameLength = Encoding.UTF8.GetByteCount(name);
        ArgumentOutOfRangeException.ThrowIfZero(nameLength, nameof(name));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(nameLength, byte.MaxValue, nameof(name));

        var length = 2 + nameLength + valueLength;
        var to = _block.GetSpan(length)[..length];
        _block.Advance(length);
        to[0] = (byte)nameLength;
        Encoding.UTF8.GetBytes(name, to[1..]);
        to[1 + nameLength] = (byte)type;
        return to[(2 + nameLength)..];
    }
}
