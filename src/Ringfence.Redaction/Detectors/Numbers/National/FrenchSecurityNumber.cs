namespace Ringfence.Redaction.Detectors.Numbers.National;

/// <summary>
/// Numéro d'inscription au répertoire: sex, year, month, department, place, order, and a key of two digits, 97 less the rest by 97 (INSEE).
/// Corsica's 2A and 2B count as 19 and 18.
/// </summary>
internal sealed class FrenchSecurityNumber : NationalForm
{
    public override string Nation => "FR";

    public override int Match(ReadOnlySpan<char> text, int start)
    {
        Span<char> digits = stackalloc char[15];
        var end = Read(text, start, digits);
        if (end < 0 || !(digits[0] is '1' or '2') || !IsMonth(digits[3..5]))
        {
            return -1;
        }

        return 97 - (Number(digits[..13]) % 97) == Number(digits[13..]) ? end : -1;
    }

    private static int Read(ReadOnlySpan<char> text, int start, Span<char> digits)
    {
        var (count, at) = (0, start);
        for (; at < text.Length && count < digits.Length; at++)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                digits[count++] = text[at];
            }
            else if (count == 6 && digits[5] == '2' && text[at] is 'A' or 'B')
            {
                digits[5] = '1';
                digits[count++] = text[at] == 'A' ? '9' : '8';
            }
            else if (!(count > 0 && text[at] == ' ' && text[at - 1] != ' '))
            {
                return -1;
            }
        }

        return count == digits.Length && IsEnd(text, at) ? at : -1;
    }

    /// <summary>01 to 12; 20 and above where the month of birth is not known.</summary>
    private static bool IsMonth(ReadOnlySpan<char> digits) => Number(digits) is (>= 1 and <= 12) or >= 20;
}
