using System.Buffers.Binary;

namespace Ringfence.Ledger.Tiles;

/// <summary>Entries one after another, each after its length as two big-endian bytes (C2SP tlog-tiles).</summary>
internal static class EntryBundle
{
    /// <summary>The longest entry that its length field can say.</summary>
    public const int MaxEntryBytes = ushort.MaxValue;

    /// <summary>Bytes of the length field.</summary>
    public const int LengthBytes = sizeof(ushort);

    /// <summary>Writes an entry; returns the bytes used.</summary>
    public static int Write(Span<byte> to, ReadOnlySpan<byte> entry)
    {
        BinaryPrimitives.WriteUInt16BigEndian(to, checked((ushort)entry.Length));
        entry.CopyTo(to[LengthBytes..]);
        return LengthBytes + entry.Length;
    }

    /// <summary>Takes the next entry off the front; false when there is none, or <paramref name="rest"/> is cut short.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> entry)
    {
        entry = default;
        if (rest.Length < LengthBytes)
        {
            return false;
        }

        int length = BinaryPrimitives.ReadUInt16BigEndian(rest);
        if (rest.Length < LengthBytes + length)
        {
            return false;
        }

        entry = rest.Slice(LengthBytes, length);
        rest = rest[(LengthBytes + length)..];
        return true;
    }

    /// <summary>How many whole entries these bytes are; null when they end inside one.</summary>
    public static int? Count(ReadOnlySpan<byte> bundle)
    {
        var count = 0;
        while (TryTake(ref bundle, out _))
        {
            count++;
        }

        return bundle.IsEmpty ? count : null;
    }
}
