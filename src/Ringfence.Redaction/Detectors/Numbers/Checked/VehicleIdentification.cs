namespace Ringfence.Redaction.Detectors.Numbers.Checked;

/// <summary>Vehicle identification number: seventeen characters without I, O, Q, the ninth a check over the rest (49 CFR 565.15).</summary>
internal sealed class VehicleIdentification : CodeForm
{
    // By letter from A: the values of 49 CFR 565.15 table III; 0 for I, O and Q, which do not occur.
    private const string Values = "12345678012345070923456789";
    private static ReadOnlySpan<byte> Weights => [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

    public override PhiKind Kind => PhiKind.Vehicle;

    public override string Why => "VIN with its check digit";

    public override int Match(ReadOnlySpan<char> text, int start)
    {
        var code = Plain(text, start, 17);
        if (code.Length != 17 || AllDigits(code) || code.ContainsAny("IOQ") || code.IndexOfAnyInRange('a', 'z') >= 0)
        {
            return -1;
        }

        var sum = 0;
        for (var place = 0; place < 17; place++)
        {
            var letter = code[place];
            sum += Weights[place] * ((char.IsAsciiDigit(letter) ? letter : Values[letter - 'A']) - '0');
        }

        var check = sum % 11 == 10 ? 'X' : (char)('0' + (sum % 11));
        return code[8] == check ? start + 17 : -1;
    }
}
