namespace Ringfence.Redaction.Detectors.Numbers.National;

/// <summary>CPF: eleven digits, written 3.3.3-2, two of them check digits by modulo 11 (Receita Federal).</summary>
internal sealed class BrazilianTaxNumber : NationalForm
{
    public override string Nation => "BR";

    public override int Match(ReadOnlySpan<char> text, int start)
    {
        Span<char> digits = stackalloc char[11];
        var end = Read(text, start, digits, out _);
        return
            end > 0
            && digits.IndexOfAnyExcept(digits[0]) >= 0
            && Check(Weighed(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2])) == digits[9]
            && Check(Weighed(digits, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2])) == digits[10]
            ? end
            : -1;
    }

    private static char Check(int sum) => (char)('0' + (sum % 11 < 2 ? 0 : 11 - (sum % 11)));
}
