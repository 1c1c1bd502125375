using System.Buffers.Binary;

namespace Ringfence.Aws.EventStream;

/// <summary>One header of a frame, a view into it. Reading it as another type than its own is a defect of the reader, and throws.</summary>
public readonly ref struct EventStreamHeader
{
    /// <summary>The name, e.g. <c>:event-type</c>.</summary>
    public ReadOnlySpan<byte> Name { get; }

    /// <summary>The value's type.</summary>
    public EventStreamHeaderType Type { get; }

    /// <summary>The value's bytes as they are on the wire, without a length; none for booleans.</summary>
    public ReadOnlySpan<byte> Value { get; }

    internal EventStreamHeader(ReadOnlySpan<byte> name, EventStreamHeaderType type, ReadOnlySpan<byte> value)
    {
        Name = name;
        Type = type;
        Value = value;
    }

    /// <summary>A boolean.</summary>
    public bool AsBoolean() =>
        Type switch
        {
            EventStreamHeaderType.True => true,
            EventStreamHeaderType.False => false,
            _ => throw Misread(EventStreamHeaderType.True),
        };

    /// <summary>An integer of any of the four widths.</summary>
    public long AsInteger() =>
        Type switch
        {
            EventStreamHeaderType.Byte => (sbyte)Value[0],
            EventStreamHeaderType.Int16 => BinaryPrimitives.ReadInt16BigEndian(Value),
            EventStreamHeaderType.Int32 => BinaryPrimitives.ReadInt32BigEndian(Value),
            _ => BinaryPrimitives.ReadInt64BigEndian(Of(EventStreamHeaderType.Int64)),
        };

    /// <summary>Bytes.</summary>
    public ReadOnlySpan<byte> AsBytes() => Of(EventStreamHeaderType.Bytes);

    /// <summary>Text; bytes that are no UTF-8 become U+FFFD.</summary>
    public string AsString() => System.Text.Encoding.UTF8.GetString(Of(EventStreamHeaderType.String));

    /// <summary>A time, to the millisecond.</summary>
    public DateTimeOffset AsTimestamp() =>
        DateTimeOffset.FromUnixTimeMilliseconds(
            BinaryPrimitives.ReadInt64BigEndian(Of(EventStreamHeaderType.Timestamp))
        );

    /// <summary>A UUID.</summary>
    public Guid AsUuid() => new(Of(EventStreamHeaderType.Uuid), bigEndian: true);

    private ReadOnlySpan<byte> Of(EventStreamHeaderType expected) => Type == expected ? Value : throw Misread(expected);

    private InvalidOperationException Misread(EventStreamHeaderType expected) =>
        new($"An event stream header of type {Type} was read as {expected}.");
}
