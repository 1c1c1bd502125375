namespace Ringfence.Redaction.Detectors.Numbers.National;

/// <summary>NHS number of England, Wales and the Isle of Man: ten digits, written 3 3 4, modulo 11 (NHS Data Dictionary).</summary>
internal sealed class BritishHealthNumber : NationalForm
{
    public override string Nation => "GB";

    public override PhiKind Kind => PhiKind.HealthPlan;

    public override int Match(ReadOnlySpan<char> text, int start)
    {
        Span<char> digits = stackalloc char[10];
        var end = Read(text, start, digits, out var groups);
        var isWritten = groups == 334 && end > start + 3 && text[start + 3] == ' ';
        return end > 0 && (isWritten || Says(text, start, ["nhs"])) && Checks(digits) ? end : -1;
    }

    private static bool Checks(ReadOnlySpan<char> digits) =>
        (11 - (Weighed(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 == digits[9] - '0';
}
