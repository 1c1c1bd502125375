using Ringfence.Redaction.Detectors.Numbers.Checked;

namespace Ringfence.Redaction.Detectors.Numbers.National;

/// <summary>Social Insurance Number: nine digits, written 3 3 3, Luhn; none begins with 8, and 0 is no one's.</summary>
internal sealed class CanadianInsuranceNumber : NationalForm
{
    public override string Nation => "CA";

    public override int Match(ReadOnlySpan<char> text, int start)
    {
        Span<char> digits = stackalloc char[9];
        var end = Read(text, start, digits, out var groups);
        return
            end > 0
            && (groups == 333 || Says(text, start, ["sin ", "sin:", "sin#", "social insurance", "assurance sociale"]))
            && !(digits[0] is '0' or '8')
            && Luhn.Holds(digits)
            ? end
            : -1;
    }
}
