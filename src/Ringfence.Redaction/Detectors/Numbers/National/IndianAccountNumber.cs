namespace Ringfence.Redaction.Detectors.Numbers.National;

/// <summary>Permanent account number: five letters, the fourth a kind of holder, four digits, a letter (Income Tax Department). Its check letter's rule is not public.</summary>
internal sealed class IndianAccountNumber : NationalForm
{
    public override string Nation => "IN";

    public override string Why => "form of a permanent account number";

    public override int Match(ReadOnlySpan<char> text, int start)
    {
        var run = Plain(text, start, 10);
        return
            run.Length == 10
            && run[..5].IndexOfAnyExceptInRange('A', 'Z') < 0
            && "ABCFGHJLPT".Contains(run[3], StringComparison.Ordinal)
            && AllDigits(run[5..9])
            && char.IsAsciiLetterUpper(run[9])
            ? start + 10
            : -1;
    }
}
