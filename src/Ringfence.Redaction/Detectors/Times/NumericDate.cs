using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Times;

/// <summary>
/// (C) Dates in digits: <c>3/14/2023</c>, <c>2023-03-14T09:15</c>, <c>14.3.23</c>; with a word such as "on" or "DOB" before, a month and
/// day (<c>3/14</c>), a month and year (<c>03/2023</c>) or a plain <c>20230314</c>. The calendar must hold such a day.
/// </summary>
internal sealed class NumericDate : Detector
{
    public override Clue Triggers => Clue.Digits;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        if (StartsInside(passage, at))
        {
            return;
        }

        var length = passage.Tokens[at].Length;
        if (length is 8 or 12 or 14)
        {
            Stamp(passage, at, found);
            return;
        }

        if (!IsSeparator(passage, at + 1) || !Digits(passage, at + 2) || length > 4)
        {
            return;
        }

        if (passage.Sign(at + 3) == passage.Sign(at + 1) && IsSeparator(passage, at + 3) && Digits(passage, at + 4))
        {
            Three(passage, at, found);
        }
        else if (passage.Sign(at + 1) is '/' or '-')
        {
            Two(passage, at, found);
        }
    }

    private static void Three(in Passage passage, int at, Findings found)
    {
        if (
            passage.Touches(at + 5)
            && (
                IsSeparator(passage, at + 5)
                && passage.Touches(at + 6)
                && passage.Has(at + 6, Clue.Digits | Clue.Word)
                && !passage.Has(at + 5, Clue.Hyphen)
            )
        )
        {
            return;
        }

        var (first, second, third) = (passage.Number(at), passage.Number(at + 2), passage.Number(at + 4));
        var (left, right) = (passage.Tokens[at].Length, passage.Tokens[at + 4].Length);
        var dots = passage.Sign(at + 1) == '.';
        var valid =
            left == 4 && right <= 2
                ? Calendar.IsYear(first) && Calendar.IsDay(second, third)
                : left <= 2
                    && (right is 2 or 4)
                    && (right == 2 || Calendar.IsYear(third))
                    && Calendar.IsDayEitherWay(first, second);
        if (!valid || (dots && right == 2 && !Calendar.Cued(passage, at)))
        {
            return;
        }

        var score = right == 2 && passage.Sign(at + 1) != '/' && !Calendar.Cued(passage, at) ? 0.6 : 0.95;
        found.Add(
            passage.Start(at),
            Calendar.WithTime(passage, at + 4),
            PhiKind.Date,
            score,
            "calendar date in digits"
        );
    }

    private static void Two(in Passage passage, int at, Findings found)
    {
        var (first, second) = (passage.Number(at), passage.Number(at + 2));
        var (left, right) = (passage.Tokens[at].Length, passage.Tokens[at + 2].Length);
        if (IsMeasure(passage, at + 3) || Continues(passage, at + 3))
        {
            return;
        }

        if (left <= 2 && right == 4 && first is >= 1 and <= 12 && Calendar.IsYear(second))
        {
            found.Add(passage.Start(at), passage.End(at + 2), PhiKind.Date, 0.85, "month and year in digits");
        }
        else if (
            left == 4
            && right == 2
            && Calendar.IsYear(first)
            && second is >= 1 and <= 12
            && Calendar.Cued(passage, at)
        )
        {
            found.Add(passage.Start(at), passage.End(at + 2), PhiKind.Date, 0.7, "year and month in digits");
        }
        else if (
            passage.Sign(at + 1) == '/'
            && left <= 2
            && right <= 2
            && Calendar.IsDay(first, second)
            && (Calendar.Cued(passage, at) || IsAtTime(passage, at + 3))
        )
        {
            found.Add(
                passage.Start(at),
                passage.End(at + 2),
                PhiKind.Date,
                0.75,
                "month and day with a date word or a time"
            );
        }
    }

    /// <summary>"3/16 @1400"; not "pain 4/10 @0600".</summary>
    private static bool IsAtTime(in Passage passage, int at) =>
        passage.Sign(at) == '@'
        && passage.Has(at + 1, Clue.Digits)
        && (passage.Tokens[at + 1].Length == 4 || passage.Sign(at + 2) == ':')
        && passage.Number(at - 1) is not (5 or 10)
        && !passage.Has(at - 4, Clue.Unit);

    /// <summary>Eight digits that are a day, perhaps with a time, as HL7 has them; a date word or a field separator must be near.</summary>
    private static void Stamp(in Passage passage, int at, Findings found)
    {
        var digits = passage.Word(at);
        var valid =
            Calendar.IsYear(Number(digits[..4]))
            && Calendar.IsDay(Number(digits[4..6]), Number(digits[6..8]))
            && !passage.Touches(at + 1);
        var field = passage.Touches(at) && passage.Sign(at - 1) is '|' or '^' or '~';
        field |= passage.Touches(at + 1) && passage.Sign(at + 1) is ('|' or '^');
        valid |=
            field && Calendar.IsYear(Number(digits[..4])) && Calendar.IsDay(Number(digits[4..6]), Number(digits[6..8]));
        if (valid && (field || Calendar.Cued(passage, at)))
        {
            found.Add(passage.Start(at), passage.End(at), PhiKind.Date, 0.9, "date stamp");
        }

        static int Number(ReadOnlySpan<char> digits) =>
            int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Within a longer number, a code or a fraction: not where a date starts.</summary>
    private static bool StartsInside(in Passage passage, int at) =>
        passage.Touches(at)
        && (
            passage.Has(at - 1, Clue.Word)
            || (passage.Has(at - 1, Clue.Slash | Clue.Dot) && passage.Touches(at - 1))
            || (passage.Has(at - 1, Clue.Hyphen) && passage.Touches(at - 1) && passage.Has(at - 2, Clue.Word))
        );

    private static bool IsSeparator(in Passage passage, int at) =>
        passage.Touches(at) && passage.Has(at, Clue.Slash | Clue.Hyphen | Clue.Dot);

    private static bool Digits(in Passage passage, int at) => passage.Touches(at) && passage.Has(at, Clue.Digits);

    /// <summary>"1/2 tab", "3/5 strength", "4/10 pain": a proportion, not a day.</summary>
    private static bool IsMeasure(in Passage passage, int at) => passage.Has(at, Clue.Unit) || passage.Sign(at) is '%';

    private static bool Continues(in Passage passage, int at) =>
        passage.Touches(at)
        && (
            passage.Has(at, Clue.Word)
            || (passage.Has(at, Clue.Slash | Clue.Dot) && passage.Touches(at + 1) && passage.Has(at + 1, Clue.Digits))
        );
}
