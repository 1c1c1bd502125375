using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Times;

/// <summary>
/// (C) Dates with the month's name: <c>March 3rd, 2023</c>, <c>3 Mar 23</c>, <c>12-JAN-2024</c>, <c>the 3rd of March</c>, <c>April 3-5</c>,
/// <c>March 2021</c>, and a month alone after "in" or "since". The year alone is no identifier.
/// </summary>
internal sealed class WrittenDate : Detector
{
    public override Clue Triggers => Clue.Month;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        if (
            passage.Has(at, Clue.Lower)
            && passage.IsAny(at, ["may", "march", "mar", "sept", "dec", "sep", "jan", "jun"])
            && !passage.Has(at + 1, Clue.Digits)
            && !passage.Has(at - 1, Clue.Digits)
        )
        {
            return;
        }

        var start = DayBefore(passage, at);
        var last = at;
        var day = start < at;
        last = Dot(passage, last);
        var next = After(passage, last);
        if (!day && IsDayOfMonth(passage, next))
        {
            day = true;
            last = DayRange(passage, next);
            next = After(passage, last);
        }

        var year = IsYear(passage, next, day);
        if (year)
        {
            last = next;
        }

        if (day || year)
        {
            found.Add(
                WithApostrophe(passage, start),
                Calendar.WithTime(passage, last),
                PhiKind.Date,
                0.95,
                "calendar date with the month's name"
            );
        }
        else if (Alone(passage, at))
        {
            var relative = passage.IsAny(at - 1, ["last", "this", "next", "early", "late", "mid"]);
            found.Add(
                passage.Start(relative ? at - 1 : at),
                passage.End(at),
                PhiKind.Date,
                0.7,
                "month after a date word"
            );
        }
    }

    private static int WithApostrophe(in Passage passage, int start) => passage.Start(start);

    private static int Dot(in Passage passage, int last) =>
        passage.Has(last + 1, Clue.Dot) && passage.Touches(last + 1) && passage.Has(last + 2, Clue.Digits)
            ? last + 1
            : last;

    /// <summary>The next token after commas, hyphens, "of", "the" and an apostrophe before a year.</summary>
    private static int After(in Passage passage, int last)
    {
        var next = last + 1;
        for (
            var skipped = 0;
            skipped < 3
                && (passage.Sign(next) is ',' or '-' or '/' or '\'' or '’' or '.' || passage.IsAny(next, ["of", "the"]))
                && !passage.Has(next, Clue.Digits);
            skipped++
        )
        {
            next++;
        }

        return next;
    }

    private static bool IsDayOfMonth(in Passage passage, int at) =>
        passage.Has(at, Clue.Digits)
        && passage.Tokens[at].Length <= 2
        && passage.Number(at) is >= 1 and <= 31
        && !(passage.Sign(at - 1) is '\'' or '’')
        && !(passage.Touches(at + 1) && passage.Has(at + 1, Clue.Colon) && passage.Has(at + 2, Clue.Digits))
        && !passage.Has(at + 1, Clue.Unit);

    /// <summary>"3", "3rd", "3-5", "3rd to 5th", "3 and 4": the last token.</summary>
    private static int DayRange(in Passage passage, int at)
    {
        var last = Ordinal(passage, at);
        if (
            (passage.Has(last + 1, Clue.Hyphen) || passage.IsAny(last + 1, ["to", "and", "through", "&"]))
            && IsDayOfMonth(passage, last + 2)
        )
        {
            last = Ordinal(passage, last + 2);
        }

        return last;
    }

    private static int Ordinal(in Passage passage, int at) =>
        passage.Touches(at + 1) && passage.IsAny(at + 1, ["st", "nd", "rd", "th"]) ? at + 1 : at;

    private static bool IsYear(in Passage passage, int at, bool day)
    {
        if (
            !passage.Has(at, Clue.Digits)
            || (passage.Touches(at + 1) && passage.Has(at + 1, Clue.Colon | Clue.Slash | Clue.Word))
        )
        {
            return false;
        }

        var length = passage.Tokens[at].Length;
        return (length == 4 && Calendar.IsYear(passage.Number(at)))
            || (
                length == 2
                && (passage.Sign(at - 1) is '\'' or '’' || (day && passage.Sign(at - 1) is '-' or '/' or '.' or ','))
                && !passage.Has(at + 1, Clue.Unit)
            )
            || (
                length == 2
                && day
                && !passage.Touches(at)
                && passage.Number(at) is >= 0 and <= 99
                && !passage.Has(at + 1, Clue.Unit | Clue.Word | Clue.Symbol)
                && passage.Sign(at - 1) != ','
            );
    }

    /// <summary>The token where a day before the month starts ("3rd of", "12-"), or the month's own.</summary>
    private static int DayBefore(in Passage passage, int at)
    {
        var before = at - 1;
        for (
            var skipped = 0;
            skipped < 2 && (passage.Sign(before) is '-' or '/' or '.' or ',' || passage.Is(before, "of"));
            skipped++
        )
        {
            before--;
        }

        if (passage.IsAny(before, ["st", "nd", "rd", "th"]) && passage.Touches(before))
        {
            before--;
        }

        var isDay =
            passage.Has(before, Clue.Digits)
            && passage.Tokens[before].Length <= 2
            && passage.Number(before) is >= 1 and <= 31;
        isDay &= !(
            passage.Has(at, Clue.Lower)
            && passage.IsAny(at, ["may", "march"])
            && passage.Has(before - 1, Clue.Common)
            && !passage.Has(before - 1, Clue.DateCue)
        );
        return
            isDay
            && !(passage.Touches(before) && passage.Has(before - 1, Clue.Dot | Clue.Slash | Clue.Word | Clue.Colon))
            ? before
            : at;
    }

    private static bool Alone(in Passage passage, int at) =>
        !passage.IsAny(at, ["may", "mar", "dec", "sep", "jan", "jun", "sept", "oct", "nov", "apr", "aug", "feb", "jul"])
        && passage.IsAny(
            at - 1,
            ["in", "since", "last", "until", "by", "early", "late", "mid", "during", "this", "next", "of", "from"]
        )
        && passage.Has(at, Clue.Capitalised);
}
