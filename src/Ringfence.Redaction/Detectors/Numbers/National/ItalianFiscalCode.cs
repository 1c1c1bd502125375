namespace Ringfence.Redaction.Detectors.Numbers.National;

/// <summary>Codice fiscale: six letters, year, month letter, day, place, and a letter that checks fifteen characters (D.M. 23 December 1976).</summary>
internal sealed class ItalianFiscalCode : NationalForm
{
    // What a character at an odd place counts, by its value (a digit's own, a letter's from A as 0).
    private static readonly int[] Odd =
    [
        1,
        0,
        5,
        7,
        9,
        13,
        15,
        17,
        19,
        21,
        2,
        4,
        18,
        20,
        11,
        3,
        6,
        8,
        12,
        14,
        16,
        10,
        22,
        25,
        24,
        23,
    ]; // csharpier-ignore

    public override string Nation => "IT";

    public override int Match(ReadOnlySpan<char> text, int start)
    {
        var run = Plain(text, start, 16);
        return run.Length == 16 && HasForm(run) && Checks(run) ? start + 16 : -1;
    }

    /// <summary>The digits may stand as the letters LMNPQRSTUV where two persons would have the same code.</summary>
    private static bool HasForm(ReadOnlySpan<char> run)
    {
        for (var at = 0; at < 16; at++)
        {
            var isDigit = at is 6 or 7 or 9 or 10 or >= 12 and <= 14;
            var letter = char.ToUpperInvariant(run[at]);
            if (
                isDigit
                    ? !char.IsAsciiDigit(letter) && !"LMNPQRSTUV".Contains(letter, StringComparison.Ordinal)
                    : !char.IsAsciiLetter(letter)
            )
            {
                return false;
            }
        }

        return "ABCDEHLMPRST".Contains(char.ToUpperInvariant(run[8]), StringComparison.Ordinal);
    }

    private static bool Checks(ReadOnlySpan<char> run)
    {
        var sum = 0;
        for (var at = 0; at < 15; at++)
        {
            var letter = char.ToUpperInvariant(run[at]);
            var value = char.IsAsciiDigit(letter) ? letter - '0' : letter - 'A';
            sum += at % 2 == 0 ? Odd[value] : value;
        }

        return 'A' + (sum % 26) == char.ToUpperInvariant(run[15]);
    }
}
