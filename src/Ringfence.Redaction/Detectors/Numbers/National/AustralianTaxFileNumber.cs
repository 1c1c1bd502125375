namespace Ringfence.Redaction.Detectors.Numbers.National;

/// <summary>Tax file number: nine digits, written 3 3 3, modulo 11 (Australian Taxation Office).</summary>
internal sealed class AustralianTaxFileNumber : NationalForm
{
    public override string Nation => "AU";

    public override int Match(ReadOnlySpan<char> text, int start)
    {
        Span<char> digits = stackalloc char[9];
        var end = Read(text, start, digits, out var groups);
        return
            end > 0
            && (groups == 333 || Says(text, start, ["tfn", "tax file"]))
            && Weighed(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 == 0
            ? end
            : -1;
    }
}
