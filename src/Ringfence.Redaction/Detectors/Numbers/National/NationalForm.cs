using Ringfence.Redaction.Detectors.Numbers.Checked;

namespace Ringfence.Redaction.Detectors.Numbers.National;

/// <summary>A number that a country gives each person, known by its form and check digits.</summary>
internal abstract class NationalForm : CodeForm
{
    private const int Reach = 32;

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public abstract string Nation { get; }

    public override PhiKind Kind => PhiKind.Id;

    public override string Why => "national number with its check digits";

    public override double Score => 0.75;

    /// <summary>
    /// Fills <paramref name="digits"/> from the text, single signs between digits passed over; the end, or -1 where there are fewer or more.
    /// </summary>
    /// <param name="groups">The lengths of the groups, digits of it as 3-3-4 → 334; 0 when it is written in one.</param>
    protected static int Read(ReadOnlySpan<char> text, int start, Span<char> digits, out int groups)
    {
        groups = 0;
        var (count, length, at) = (0, 0, start);
        for (; at < text.Length; at++)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                if (count == digits.Length)
                {
                    return -1;
                }

                digits[count++] = text[at];
                length++;
            }
            else if (
                count > 0
                && count < digits.Length
                && length < 10
                && text[at] is ' ' or '-' or '.' or '/'
                && char.IsAsciiDigit(text[at - 1])
                && at + 1 < text.Length
                && char.IsAsciiDigit(text[at + 1])
            )
            {
                groups = (groups * 10) + length;
                length = 0;
            }
            else
            {
                break;
            }
        }

        groups = groups == 0 ? 0 : (groups * 10) + length;
        return count == digits.Length && IsEnd(text, at) ? at : -1;
    }

    /// <summary>Whether one of <paramref name="words"/> stands shortly before: a check digit alone lets one number in ten pass.</summary>
    protected static bool Says(ReadOnlySpan<char> text, int start, ReadOnlySpan<string> words)
    {
        var before = text[Math.Max(0, start - Reach)..start];
        foreach (var word in words)
        {
            if (before.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    protected static bool IsEnd(ReadOnlySpan<char> text, int at) =>
        at == text.Length
        || !(
            char.IsLetterOrDigit(text[at])
            || (text[at] is '-' or '/' && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]))
        );

    /// <summary>The sum of digit times weight.</summary>
    protected static int Weighed(ReadOnlySpan<char> digits, ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var at = 0; at < weights.Length; at++)
        {
            sum += (digits[at] - '0') * weights[at];
        }

        return sum;
    }

    protected static long Number(ReadOnlySpan<char> digits)
    {
        var number = 0L;
        foreach (var digit in digits)
        {
            number = (number * 10) + digit - '0';
        }

        return number;
    }
}
