using System.Buffers.Binary;

namespace Ringfence.Aws.EventStream;

/// <summary>The headers of a frame, in their order: <c>foreach (var header in message.EnumerateHeaders())</c>.</summary>
public ref struct EventStreamHeaders
{
    private ReadOnlySpan<byte> _rest;

    internal EventStreamHeaders(ReadOnlySpan<byte> block)
    {
        _rest = block;
        Current = default;
    }

    /// <summary>The header that <see cref="MoveNext"/> stopped at.</summary>
    public EventStreamHeader Current { get; private set; }

    /// <summary>This enumerator.</summary>
    public readonly EventStreamHeaders GetEnumerator() => this;

    /// <summary>Goes to the next header.</summary>
    /// <exception cref="InvalidDataException">The block is malformed; never for a message that the decoder gave.</exception>
    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var nameLength = _rest[0];
        if (nameLength == 0 || _rest.Length < nameLength + 2)
        {
            throw Malformed();
        }

        var name = _rest.Slice(1, nameLength);
        var type = (EventStreamHeaderType)_rest[nameLength + 1];
        _rest = _rest[(nameLength + 2)..];
        Current = new(name, type, TakeValue(type));
        return true;
    }

    private ReadOnlySpan<byte> TakeValue(EventStreamHeaderType type)
    {
        switch (type)
        {
            case EventStreamHeaderType.True or EventStreamHeaderType.False:
                return [];
            case EventStreamHeaderType.Byte:
                return Take(1);
            case EventStreamHeaderType.Int16:
                return Take(2);
            case EventStreamHeaderType.Int32:
                return Take(4);
            case EventStreamHeaderType.Int64 or EventStreamHeaderType.Timestamp:
                return Take(8);
            case EventStreamHeaderType.Bytes or EventStreamHeaderType.String:
                return Take(BinaryPrimitives.ReadUInt16BigEndian(Take(2)));
            case EventStreamHeaderType.Uuid:
                return Take(16);
            default:
                throw Malformed();
        }
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (_rest.Length < length)
        {
            throw Malformed();
        }

        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    private static InvalidDataException Malformed() => new("Event stream: the header block of a frame is malformed.");
}
