namespace Ringfence.Redaction.Detectors.Numbers.National;

/// <summary>National Insurance number: two letters, six digits, A to D, the prefixes that are given (HMRC NIM39110). It has no check digit.</summary>
internal sealed class BritishInsuranceNumber : NationalForm
{
    public override string Nation => "GB";

    public override string Why => "form of a National Insurance number";

    public override int Match(ReadOnlySpan<char> text, int start)
    {
        var run = Plain(text, start, 9);
        return
            run.Length == 9
            && Letter(run[0], "DFIQUV")
            && Letter(run[1], "DFIOQUV")
            && run[..2] is not ("BG" or "GB" or "KN" or "NK" or "NT" or "TN" or "ZZ")
            && AllDigits(run[2..8])
            && run[8] is >= 'A' and <= 'D'
            ? start + 9
            : -1;
    }

    private static bool Letter(char letter, string never) =>
        char.IsAsciiLetterUpper(letter) && !never.Contains(letter, StringComparison.Ordinal);
}
