namespace Ringfence.Aws.EventStream;

/// <summary>The ten types of a header's value, by their number on the wire.</summary>
public enum EventStreamHeaderType
{
    /// <summary>A true of no bytes.</summary>
    True = 0,

    /// <summary>A false of no bytes.</summary>
    False = 1,

    /// <summary>One signed byte.</summary>
    Byte = 2,

    /// <summary>Two bytes, signed.</summary>
    Int16 = 3,

    /// <summary>Four bytes, signed.</summary>
    Int32 = 4,

    /// <summary>Eight bytes, signed.</summary>
    Int64 = 5,

    /// <summary>Up to 65,535 bytes.</summary>
    Bytes = 6,

    /// <summary>Up to 32,767 bytes of UTF-8.</summary>
    String = 7,

    /// <summary>Milliseconds since 1970, eight bytes, signed.</summary>
    Timestamp = 8,

    /// <summary>Sixteen bytes.</summary>
    Uuid = 9,
}
