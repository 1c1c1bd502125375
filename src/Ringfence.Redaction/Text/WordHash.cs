using System.Runtime.CompilerServices;

namespace Ringfence.Redaction.Text;

/// <summary>The hash by which words are looked up: of the word in lower case without accents, computed a character at a time while it is read.</summary>
internal static class WordHash
{
    public const ulong Seed = 0xcbf29ce484222325;

    /// <summary>The character that stands between the words of a phrase.</summary>
    public const char Join = ' ';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Add(ulong hash, char letter) => (hash ^ letter) * 0x9E3779B97F4A7C15;

    /// <summary>Spreads the bits; the tables take the high ones for the place and the low ones for the fingerprint.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Finish(ulong hash) => (hash ^ (hash >> 29)) * 0xBF58476D1CE4E5B9;

    public static ulong Of(ReadOnlySpan<char> word)
    {
        var hash = Seed;
        foreach (var letter in word)
        {
            hash = letter < 0x80 ? Add(hash, char.ToLowerInvariant(letter)) : Add(hash, Accents.Plain(letter));
        }

        return Finish(hash);
    }

    /// <summary>The hash of a phrase from its words' own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Phrase(ulong left, ulong right) => Finish((left * 31) ^ (right + 0x632BE59BD9B4E019));
}
