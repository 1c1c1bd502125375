using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Times;

/// <summary>(C) Ages over 89: <c>92-year-old</c>, <c>91yo</c>, "aged 94", "turned 100", "in her 90s", "nonagenarian".</summary>
internal sealed class AgeOverEightyNine : Detector
{
    private const string Why = "age over 89";

    public override Clue Triggers => Clue.Digits | Clue.AgeWord;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        if (passage.IsAny(at, ["nonagenarian", "centenarian", "supercentenarian"]))
        {
            found.Add(passage.Start(at), passage.End(at), PhiKind.Age, 0.9, Why);
            return;
        }

        if (passage.Has(at, Clue.Word))
        {
            Written(passage, at, found);
            return;
        }

        var age = passage.Number(at);
        if (
            age is < 90 or > 120
            || passage.Tokens[at].Length > 3
            || (passage.Touches(at) && passage.Has(at - 1, Clue.Dot | Clue.Digits | Clue.Slash | Clue.Hyphen))
        )
        {
            return;
        }

        if (Old(passage, at + 1) || Aged(passage, at) || Decade(passage, at))
        {
            found.Add(passage.Start(at), passage.End(at), PhiKind.Age, 0.9, Why);
        }
    }

    /// <summary>"year-old", "years old", "yo", "y/o", "y.o.", "yr", "F", "M" after the number.</summary>
    private static bool Old(in Passage passage, int at)
    {
        if (passage.Has(at, Clue.Hyphen))
        {
            at++;
        }

        if (passage.IsAny(at, ["yo", "yof", "yom", "yoa"]))
        {
            return true;
        }

        if (passage.Is(at, "y"))
        {
            return passage.Is(at + 1, "o") || (passage.Sign(at + 1) is '/' or '.' && passage.Is(at + 2, "o"));
        }

        if (passage.IsAny(at, ["year", "years", "yr", "yrs"]))
        {
            var next = passage.Has(at + 1, Clue.Hyphen | Clue.Dot) ? at + 2 : at + 1;
            return passage.IsAny(next, ["old", "of", "o"]) && (!passage.Is(next, "of") || passage.Is(next + 1, "age"));
        }

        return passage.IsAny(at, ["f", "m", "female", "male", "woman", "man"])
            && passage.Has(at, Clue.AllCaps | Clue.Letter | Clue.Lower);
    }

    /// <summary>"ninety-two-year-old", "ninety years old", "a hundred and one years old", "in her nineties".</summary>
    private static void Written(in Passage passage, int at, Findings found)
    {
        if (passage.IsAny(at, ["ninety", "hundred"]))
        {
            var last = at;
            var next = passage.Has(at + 1, Clue.Hyphen) || passage.Is(at + 1, "and") ? at + 2 : at + 1;
            last = passage.IsAny(next, ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
                ? next
                : last;
            if (Old(passage, last + 1) || passage.IsAny(at - 1, ["aged", "age", "turned", "turning"]))
            {
                found.Add(passage.Start(at), passage.End(last), PhiKind.Age, 0.85, Why);
            }
        }
        else if (passage.Is(at, "nineties") && passage.IsAny(at - 1, ["his", "her", "their", "mid", "late", "early"]))
        {
            found.Add(passage.Start(at), passage.End(at), PhiKind.Age, 0.85, Why);
        }
    }

    private static bool Aged(in Passage passage, int at) =>
        !passage.IsAny(at + 1, ["month", "months", "week", "weeks", "day", "days", "mo", "mos"])
        && NamedAge(passage, at);

    private static bool NamedAge(in Passage passage, int at) =>
        passage.IsAny(at - 1, ["aged", "age", "turned", "turning"])
        || (passage.Sign(at - 1) is ':' or '=' or '|' && passage.IsAny(at - 2, ["age", "ages"]))
        || (passage.IsAny(at - 1, ["of", "is", "at"]) && passage.Is(at - 2, "age"));

    /// <summary>"in her 90s".</summary>
    private static bool Decade(in Passage passage, int at) =>
        passage.IsAny(at - 1, ["his", "her", "their", "mid", "late", "early"])
        && (passage.Is(at + 1, "s") || passage.Has(at + 1, Clue.Possessive))
        && passage.Touches(at + 1);
}
