namespace Ringfence.Redaction.Detectors.Numbers.Checked;

/// <summary>DEA registration: a registrant letter, a letter or 9, seven digits of which the last checks (21 CFR 1301; DEA check digit).</summary>
internal sealed class DrugEnforcement : CodeForm
{
    public override PhiKind Kind => PhiKind.License;

    public override string Why => "DEA registration with its check digit";

    public override int Match(ReadOnlySpan<char> text, int start)
    {
        var code = Plain(text, start, 9);
        if (
            code.Length != 9
            || !char.IsAsciiLetterUpper(code[0])
            || !(char.IsAsciiLetterUpper(code[1]) || code[1] == '9')
            || !AllDigits(code[2..])
        )
        {
            return -1;
        }

        var sum = 0;
        for (var place = 2; place < 8; place++)
        {
            sum += (code[place] - '0') * (place % 2 == 0 ? 1 : 2);
        }

        return sum % 10 == code[8] - '0' ? start + 9 : -1;
    }
}
