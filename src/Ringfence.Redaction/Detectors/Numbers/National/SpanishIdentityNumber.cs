namespace Ringfence.Redaction.Detectors.Numbers.National;

/// <summary>DNI: eight digits and a letter by modulo 23; NIE: X, Y or Z, seven digits and the same letter (Ministerio del Interior).</summary>
internal sealed class SpanishIdentityNumber : NationalForm
{
    private const string Letters = "TRWAGMYFPDXBNJZSQVHLCKE";

    public override string Nation => "ES";

    public override int Match(ReadOnlySpan<char> text, int start)
    {
        Span<char> code = stackalloc char[9];
        var (count, at) = (0, start);
        for (; at < text.Length && count < 9; at++)
        {
            if (char.IsAsciiLetterOrDigit(text[at]))
            {
                code[count++] = char.ToUpperInvariant(text[at]);
            }
            else if (!(text[at] == '-' && count is 1 or 8))
            {
                return -1;
            }
        }

        if (count < 9 || !IsEnd(text, at))
        {
            return -1;
        }

        var first = "XYZ".IndexOf(code[0], StringComparison.Ordinal);
        if (first >= 0)
        {
            code[0] = (char)('0' + first);
        }

        return AllDigits(code[..8]) && Letters[(int)(Number(code[..8]) % 23)] == code[8] ? at : -1;
    }
}
