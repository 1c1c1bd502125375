namespace Ringfence.Redaction.Detectors.Numbers.National;

/// <summary>Medicare card number: ten digits, written 4 5 1, first 2 to 6, the ninth checks eight (Services Australia).</summary>
internal sealed class AustralianMedicareNumber : NationalForm
{
    public override string Nation => "AU";

    public override PhiKind Kind => PhiKind.HealthPlan;

    public override int Match(ReadOnlySpan<char> text, int start)
    {
        Span<char> digits = stackalloc char[10];
        var end = Read(text, start, digits, out var groups);
        return
            end > 0
            && (groups is 451 || Says(text, start, ["medicare"]))
            && digits[0] is >= '2' and <= '6'
            && Weighed(digits, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 == digits[8] - '0'
            ? end
            : -1;
    }
}
