using System.Buffers;

namespace Ringfence.Redaction.Text;

/// <summary>
/// Other writings of the same character: full-width and other scripts' digits, no-break spaces and hyphens, letters that look like an
/// apostrophe; and characters that nobody sees, which hide <c>J\u200Bohn</c> from a reader of words.
/// </summary>
internal static class Folding
{
    /// <summary>So many unseen characters in a row are passed over; more of them part words like any sign. It bounds what a stream holds.</summary>
    public const int MostUnseen = 3;

    private const char Unseen = '\0';

    private static readonly char[] Zeros = ['\u0660', '\u06F0', '\u0966', '\u09E6', '\u0E50', '\uFF10'];

    private static readonly SearchValues<char> Foldable = SearchValues.Create([
        .. Zeros.SelectMany(zero => Enumerable.Range(zero, 10).Select(digit => (char)digit)),
        .. Enumerable.Range('\uFF01', 94).Select(letter => (char)letter),
        .. "\u00A0\u2007\u202F\u2010\u2011\u2212\uFE63\u02BB\u02BC\u2018\u201B\u200B\u200C\u200D\u2060\uFEFF\u00AD",
    ]);

    public static bool Needed(ReadOnlySpan<char> text) => text.ContainsAny(Foldable);

    /// <summary>Folds <paramref name="text"/> into <paramref name="target"/> and notes where each character stood; returns how many there are.</summary>
    /// <param name="text">As it was written.</param>
    /// <param name="target">At least as long.</param>
    /// <param name="places">For each folded character, its place in <paramref name="text"/> plus <paramref name="origin"/>.</param>
    /// <param name="origin">What is added to every place.</param>
    /// <param name="unseen">How many unseen characters were passed over just before; kept from one piece to the next.</param>
    public static int Fold(ReadOnlySpan<char> text, Span<char> target, Span<int> places, int origin, ref int unseen)
    {
        var count = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = Of(text[at]);
            if (letter == Unseen && text[at] != Unseen)
            {
                if (unseen < MostUnseen)
                {
                    unseen++;
                    continue;
                }

                letter = text[at];
            }
            else
            {
                unseen = 0;
            }

            places[count] = origin + at;
            target[count++] = letter;
        }

        return count;
    }

    private static char Of(char letter)
    {
        if (letter < 0x80)
        {
            return letter;
        }

        if (letter is >= '\uFF01' and <= '\uFF5E')
        {
            return (char)(letter - 0xFEE0);
        }

        switch (letter)
        {
            case '\u00A0' or '\u2007' or '\u202F':
                return ' ';
            case '\u2010' or '\u2011' or '\u2212' or '\uFE63':
                return '-';
            case '\u02BB' or '\u02BC' or '\u2018' or '\u201B':
                return '\'';
            case '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD':
                return Unseen;
        }

        foreach (var zero in Zeros)
        {
            if (letter >= zero && letter < zero + 10)
            {
                return (char)('0' + letter - zero);
            }
        }

        return letter;
    }
}
