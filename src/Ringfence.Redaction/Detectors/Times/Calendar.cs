using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Times;

/// <summary>What a date can be, and the words that announce one.</summary>
internal static class Calendar
{
    private const int CueReach = 4;
    private static ReadOnlySpan<byte> Days => [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    public static bool IsYear(int year) => year is >= 1880 and <= 2079;

    public static bool IsDay(int month, int day) => month is >= 1 and <= 12 && day >= 1 && day <= Days[month - 1];

    /// <summary>Month first, as in the United States, or day first.</summary>
    public static bool IsDayEitherWay(int first, int second) => IsDay(first, second) || IsDay(second, first);

    /// <summary>Whether one of the few words before is a date word ("on", "admitted", "DOB") or the tokens are a list of dates.</summary>
    public static bool Cued(in Passage passage, int at)
    {
        for (var before = at - 1; before >= Math.Max(0, at - CueReach); before--)
        {
            if (passage.Has(before, Clue.DateCue | Clue.Month | Clue.Weekday))
            {
                return true;
            }

            if (passage.Has(before, Clue.Unit | Clue.Dot) && !passage.Touches(before + 1))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The end of the date's last token, or of the time behind it: <c>T09:15:00Z</c>, <c>09:15:00</c>.</summary>
    public static int WithTime(in Passage passage, int last)
    {
        var end = passage.End(last);
        var glued = passage.Is(last + 1, "T") && passage.Touches(last + 1) && passage.Has(last + 2, Clue.Digits);
        var clock =
            passage.Has(last + 1, Clue.Digits)
            && passage.Tokens[last + 1].Length <= 2
            && passage.Touches(last + 2)
            && passage.Has(last + 2, Clue.Colon)
            && passage.Touches(last + 3);
        if (!glued && !clock)
        {
            return end;
        }

        var at = glued ? last + 2 : last + 1;
        while (
            passage.Touches(at + 1)
            && (
                passage.Has(at + 1, Clue.Digits | Clue.Colon | Clue.Dot | Clue.Plus | Clue.Hyphen)
                || passage.Is(at + 1, "Z")
            )
        )
        {
            at++;
        }

        return passage.Has(at, Clue.Digits | Clue.Word) ? passage.End(at) : passage.End(at - 1);
    }
}
