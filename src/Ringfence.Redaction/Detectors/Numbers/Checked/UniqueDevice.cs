namespace Ringfence.Redaction.Detectors.Numbers.Checked;

/// <summary>
/// Unique device identifier (21 CFR 830) in GS1 form: <c>(01)</c>, fourteen digits with a check digit, then production fields
/// <c>(11) (17) (10) (21)</c>, of which the serial is the patient's own.
/// </summary>
internal sealed class UniqueDevice : CodeForm
{
    public override PhiKind Kind => PhiKind.Device;

    public override string Why => "GS1 device identifier with its check digit";

    public override int Match(ReadOnlySpan<char> text, int start)
    {
        if (start < 1 || text[start - 1] != '(' || start + 17 > text.Length || text[start..(start + 3)] is not "01)")
        {
            return -1;
        }

        var item = text.Slice(start + 3, 14);
        return AllDigits(item) && Checks(item) ? Fields(text, start + 17) : -1;
    }

    private static bool Checks(ReadOnlySpan<char> item)
    {
        var sum = 0;
        for (var place = 0; place < 14; place++)
        {
            sum += (item[place] - '0') * (place % 2 == 0 ? 3 : 1);
        }

        return sum % 10 == 0;
    }

    /// <summary>The end of the bracketed fields that follow.</summary>
    private static int Fields(ReadOnlySpan<char> text, int at)
    {
        while (at + 4 < text.Length && text[at] == '(' && text[at + 3] == ')')
        {
            at = CodeRun.End(text, at + 4);
        }

        return at;
    }
}
