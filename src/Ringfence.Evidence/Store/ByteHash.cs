using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Ringfence.Evidence.Store;

/// <summary>
/// Sixty-four bits of a text: sixteen bytes at a time, multiplied and folded, under a seed of the process, so that nobody who writes into a log
/// can choose texts that fall together.
/// </summary>
internal static class ByteHash
{
    private static readonly ulong First = Seed();
    private static readonly ulong Second = Seed();

    public static ulong Of(ReadOnlySpan<byte> text)
    {
        var hash = First ^ (ulong)text.Length;
        while (text.Length > 16)
        {
            hash = Fold(Word(text) ^ Second, Word(text[8..]) ^ hash);
            text = text[16..];
        }

        return text.Length >= 8 ? Fold(Word(text) ^ Second, Word(text[^8..]) ^ hash) : Fold(Rest(text) ^ Second, hash);
    }

    private static ulong Word(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt64LittleEndian(text);

    private static ulong Rest(ReadOnlySpan<byte> text)
    {
        ulong rest = 0;
        foreach (var one in text)
        {
            rest = (rest << 8) | one;
        }

        return rest;
    }

    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }

    private static ulong Seed()
    {
        Span<byte> seed = stackalloc byte[8];
        RandomNumberGenerator.Fill(seed);
        return Word(seed) | 1;
    }
}
