namespace Ringfence.Redaction.Detectors.Numbers.National;

/// <summary>
/// Steuer-Identifikationsnummer: eleven digits, the first not 0; among the first ten one digit stands two or three times and the others once at
/// most; ISO 7064 modulo 11,10 (§ 139b AO; BZSt).
/// </summary>
internal sealed class GermanTaxNumber : NationalForm
{
    public override string Nation => "DE";

    public override int Match(ReadOnlySpan<char> text, int start)
    {
        Span<char> digits = stackalloc char[11];
        var end = Read(text, start, digits, out _);
        return end > 0 && digits[0] != '0' && IsSpread(digits[..10]) && Checks(digits) ? end : -1;
    }

    private static bool IsSpread(ReadOnlySpan<char> digits)
    {
        var repeated = 0;
        for (var digit = '0'; digit <= '9'; digit++)
        {
            var times = digits.Count(digit);
            if (times > 3)
            {
                return false;
            }

            repeated += times > 1 ? 1 : 0;
        }

        return repeated == 1;
    }

    private static bool Checks(ReadOnlySpan<char> digits)
    {
        var product = 10;
        for (var at = 0; at < 10; at++)
        {
            var sum = (digits[at] - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (11 - product) % 10 == digits[10] - '0';
    }
}
