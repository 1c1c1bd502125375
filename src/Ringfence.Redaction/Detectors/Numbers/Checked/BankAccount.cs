namespace Ringfence.Redaction.Detectors.Numbers.Checked;

/// <summary>International bank account number: two letters, two check digits, 11 to 30 more, modulo 97 (ISO 13616).</summary>
internal sealed class BankAccount : CodeForm
{
    public override PhiKind Kind => PhiKind.Account;

    public override string Why => "IBAN with its check digits";

    public override int Match(ReadOnlySpan<char> text, int start)
    {
        if (
            start + 15 > text.Length
            || !char.IsAsciiLetterUpper(text[start])
            || !char.IsAsciiLetterUpper(text[start + 1])
            || !AllDigits(text[(start + 2)..(start + 4)])
        )
        {
            return -1;
        }

        Span<char> code = stackalloc char[34];
        var count = 0;
        var at = start;
        for (; at < text.Length && count < 34; at++)
        {
            if (char.IsAsciiDigit(text[at]) || char.IsAsciiLetterUpper(text[at]))
            {
                code[count++] = text[at];
            }
            else if (text[at] != ' ' || at + 1 >= text.Length || !char.IsAsciiDigit(text[at + 1]))
            {
                break;
            }
        }

        return count >= 15 && Checks(code[..count]) ? at : -1;
    }

    private static bool Checks(ReadOnlySpan<char> code)
    {
        var rest = 0;
        for (var place = 0; place < code.Length; place++)
        {
            var letter = code[(place + 4) % code.Length];
            rest = char.IsAsciiDigit(letter)
                ? ((rest * 10) + letter - '0') % 97
                : ((rest * 100) + letter - 'A' + 10) % 97;
        }

        return rest == 1;
    }
}
