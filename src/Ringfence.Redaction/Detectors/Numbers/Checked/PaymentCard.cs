namespace Ringfence.Redaction.Detectors.Numbers.Checked;

/// <summary>Payment card: 12 to 19 digits, plain or in groups, from an issuer's range, with the Luhn check (ISO/IEC 7812-1).</summary>
internal sealed class PaymentCard : CodeForm
{
    public override PhiKind Kind => PhiKind.Account;

    public override string Why => "payment card with issuer range and check digit";

    public override double Score => 0.85;

    public override int Match(ReadOnlySpan<char> text, int start)
    {
        Span<char> digits = stackalloc char[20];
        var count = 0;
        var at = start;
        for (; at < text.Length && count < 20; at++)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                digits[count++] = text[at];
            }
            else if (
                !(
                    (text[at] is ' ' or '-')
                    && at > start
                    && at + 1 < text.Length
                    && char.IsAsciiDigit(text[at + 1])
                    && char.IsAsciiDigit(text[at - 1])
                )
            )
            {
                break;
            }
        }

        var number = digits[..count];
        var ends = at == text.Length || !char.IsLetterOrDigit(text[at]);
        return ends && count is >= 12 and <= 19 && Issued(number) && Luhn.Holds(number) ? at : -1;
    }

    private static bool Issued(ReadOnlySpan<char> number)
    {
        var two = ((number[0] - '0') * 10) + number[1] - '0';
        return number.Length switch
        {
            15 => two is 34 or 37 or 18 or 21,
            14 => two is 30 or 36 or 38 or 39,
            16 => (number[0] is '4' or '5' or '6' or '2') || two is 30 or 35 or 36 or 38 or 39,
            13 or 19 => number[0] is '4' or '6',
            12 => two is 50 or >= 56 and <= 69,
            _ => number[0] == '6',
        };
    }
}
