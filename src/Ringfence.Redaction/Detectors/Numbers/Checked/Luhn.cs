namespace Ringfence.Redaction.Detectors.Numbers.Checked;

/// <summary>The Luhn check of ISO/IEC 7812-1 annex B, over the digits of a text; other characters are passed over.</summary>
internal static class Luhn
{
    public static bool Holds(ReadOnlySpan<char> digits, int carried = 0)
    {
        var sum = carried;
        var twice = false;
        for (var at = digits.Length - 1; at >= 0; at--)
        {
            if (!char.IsAsciiDigit(digits[at]))
            {
                continue;
            }

            var value = digits[at] - '0';
            if (twice)
            {
                value = value > 4 ? (value * 2) - 9 : value * 2;
            }

            sum += value;
            twice = !twice;
        }

        return sum % 10 == 0;
    }
}
