namespace Ringfence.Redaction.Detectors.Numbers.Checked;

/// <summary>National Provider Identifier: ten digits from 1 or 2, Luhn over 80840 and them (45 CFR 162.406; CMS NPI check digit).</summary>
internal sealed class NationalProvider : CodeForm
{
    // What the prefix 80840 adds to the sum, its digits being at even places before ten more: 8 + 8(doubled 4) + 8.
    private const int Prefix = 24;

    public override PhiKind Kind => PhiKind.License;

    public override string Why => "ten digits with the NPI check digit";

    // One in fifty random ten-digit numbers passes: enough to prefer over nothing, not over a label.
    public override double Score => 0.6;

    public override int Match(ReadOnlySpan<char> text, int start)
    {
        var digits = Plain(text, start, 10);
        return digits.Length == 10 && (digits[0] is '1' or '2') && AllDigits(digits) && Luhn.Holds(digits, Prefix)
            ? start + 10
            : -1;
    }
}
