using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ringfence.Aws.EventStream;

/// <summary>CRC-32 as zlib and IEEE 802.3 have it (reflected polynomial 0xEDB88320), eight bytes a step.</summary>
internal static class Crc32
{
    private const int Slices = 8;

    private static readonly uint[] Table = MakeTable();

    public static uint Of(ReadOnlySpan<byte> bytes) => Append(0, bytes);

    /// <summary>Continues <paramref name="crc"/>, the value of everything before <paramref name="bytes"/>.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(Table);
        crc = ~crc;
        while (bytes.Length >= Slices)
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc =
                Unsafe.Add(ref table, (7 * 256) + (byte)low)
                ^ Unsafe.Add(ref table, (6 * 256) + (byte)(low >> 8))
                ^ Unsafe.Add(ref table, (5 * 256) + (byte)(low >> 16))
                ^ Unsafe.Add(ref table, (4 * 256) + (int)(low >> 24))
                ^ Unsafe.Add(ref table, (3 * 256) + (byte)high)
                ^ Unsafe.Add(ref table, (2 * 256) + (byte)(high >> 8))
                ^ Unsafe.Add(ref table, (1 * 256) + (byte)(high >> 16))
                ^ Unsafe.Add(ref table, (int)(high >> 24));
            bytes = bytes[Slices..];
        }

        foreach (var b in bytes)
        {
            crc = Unsafe.Add(ref table, (byte)(crc ^ b)) ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[Slices * 256];
        for (var i = 0u; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1)));
            }

            table[i] = crc;
        }

        for (var i = 256; i < table.Length; i++)
        {
            table[i] = (table[i - 256] >> 8) ^ table[(byte)table[i - 256]];
        }

        return table;
    }
}
