using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Places;

/// <summary>The proper words that name a site: <c>River Valley</c>, <c>St. Luke's</c>, <c>Cedars-Sinai</c>, <c>Johns Hopkins</c>.</summary>
internal static class SitePhrase
{
    private const int MostTokens = 9;

    /// <summary>Plain words that begin the names of hospitals, even where a sentence starts.</summary>
    private static readonly string[] Pious =
    [
        "good",
        "holy",
        "sacred",
        "our",
        "mercy",
        "grace",
        "divine",
        "providence",
        "trinity",
        "redeemer",
        "savior",
        "royal",
        "grand",
        "golden",
        "silver",
        "green",
        "red",
        "white",
        "black",
        "blue",
        "rock",
        "river",
        "valley",
        "hill",
        "oak",
        "pine",
        "cedar",
        "maple",
        "elm",
        "sun",
        "bay",
        "park",
        "spring",
        "cross",
        "crystal",
        "pleasant",
        "union",
        "liberty",
        "unity",
        "harmony",
        "hope",
        "heritage",
        "pioneer",
        "summit",
    ];

    private const Clue Never =
        Clue.Disorder
        | Clue.Month
        | Clue.Weekday
        | Clue.Region
        | Clue.Unit
        | Clue.CareVerb
        | Clue.Title
        | Clue.Function;

    /// <summary>Whether the token can be a proper word of a site by itself: capitalised, and more than a generic or clinical word.</summary>
    public static bool IsProper(in Passage passage, int at) =>
        CanHold(passage, at)
        && !passage.Has(
            at,
            Clue.Generic
                | Clue.Clinical
                | Clue.State
                | Clue.Role
                | Clue.Credential
                | Clue.Person
                | Clue.FacilityHead
                | Clue.Heading
        )
        && !(
            passage.Has(at, Clue.Common)
            && !passage.Has(at, Clue.AnyPlace | Clue.FacilityName)
            && NameContextStart(passage, at)
        )
        && !(passage.Has(at, Clue.Eponym) && !passage.Has(at, Clue.FamilyName) && passage.Has(at + 1, Clue.Possessive))
        && (
            !passage.Has(at, Clue.AllCaps)
            || passage.Has(at, Clue.FacilityName | Clue.City)
            || (passage.Tokens[at].Length > 4 && passage.Has(at, Clue.AnyName))
        );

    private static bool NameContextStart(in Passage passage, int at) => Names.NameContext.IsSentenceStart(passage, at);

    public static bool CanHold(in Passage passage, int at) =>
        passage.Has(at, Clue.Capitalised | Clue.Mixed | Clue.AllCaps)
        && char.IsUpper(passage.Sign(at))
        && !passage.Has(at, Never)
        && !(passage.Has(at, Clue.Heading) && passage.Has(at + 1, Clue.Colon));

    /// <summary>Whether one of the words is more than generic, or a generic one stands before a head: "Riverside Health", "General Hospital".</summary>
    public static bool HoldsProper(in Passage passage, int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (
                IsProper(passage, at)
                || (
                    at > first
                    && passage.Has(at, Clue.FacilityHead)
                    && passage.IsAny(at, ["hospital", "clinic", "center", "centre"])
                    && passage.Has(at - 1, Clue.Generic)
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first of the proper words that touch a known one on its left: Johns in "Johns Hopkins".</summary>
    public static int Start(in Passage passage, int at)
    {
        while (at > 0 && !passage.Has(at, Clue.LineBefore))
        {
            var before =
                passage.Has(at - 1, Clue.Possessive)
                || (passage.Has(at - 1, Clue.Hyphen) && passage.Touches(at))
                || (passage.Has(at - 1, Clue.Dot) && passage.IsAny(at - 2, ["st", "mt"]))
                    ? at - 2
                    : at - 1;
            if (
                !(CanHold(passage, before) && !passage.Has(before, Clue.Role | Clue.Credential | Clue.Title))
                && !(passage.IsAny(before, ["st", "mt"]) && passage.Has(before, Clue.Upper))
            )
            {
                break;
            }

            at = before;
        }

        return at;
    }

    /// <summary>A site's town belongs to it: "…, Boston", "… in Detroit, MI". The last token of it, or of the site.</summary>
    public static int Town(in Passage passage, int last)
    {
        if (!(passage.Has(last + 1, Clue.Comma) || passage.Is(last + 1, "in")) || !passage.Has(last + 2, Clue.Upper))
        {
            return last;
        }

        if (passage.Has(last + 2, Clue.StateCode) && passage.Has(last + 2, Clue.AllCaps))
        {
            return last + 2;
        }

        var (town, clues) = PlacePhrase.Longest(passage, last + 2);
        return town < 0 || !clues.Any(Clue.City) ? last : City.State(passage, town);
    }

    /// <summary>The first token of the proper words that lead up to a head; the head itself where there are none.</summary>
    public static int Before(in Passage passage, int head)
    {
        var first = head;
        var proper = false;
        var at = head - 1;
        for (var count = 0; at >= 0 && count < MostTokens; at--, count++)
        {
            if (passage.Has(at + 1, Clue.LineBefore))
            {
                break;
            }

            if (
                CanHold(passage, at)
                || passage.IsAny(at, ["st", "mt", "ft"]) && passage.Has(at, Clue.Upper)
                || passage.Has(at, Clue.Title) && passage.Has(at, Clue.Upper)
            )
            {
                var state = passage.Has(at, Clue.State) && passage.Has(head, Clue.Upper);
                var pious = at < head - 1 && passage.Has(head, Clue.Upper) && passage.IsAny(at, Pious);
                proper |= pious || state || (IsProper(passage, at) && Distinctive(passage, at, head));
                first = at;
            }
            else if (!Joins(passage, at))
            {
                break;
            }
        }

        return proper ? SkipPlain(passage, first, head) : head;
    }

    /// <summary>Before a lower-case head ("our Dallas clinic") a word must be of a place or a name; acronyms there are departments.</summary>
    private static bool Distinctive(in Passage passage, int at, int head) =>
        passage.Has(head, Clue.Upper)
        || (passage.Has(at, Clue.AnyPlace | Clue.AnyName | Clue.FacilityName) && !passage.Has(at, Clue.Common))
        || !passage.Has(at, Clue.English | Clue.AllCaps);

    /// <summary>Drops a plain word that only starts the sentence.</summary>
    private static int SkipPlain(in Passage passage, int first, int head)
    {
        while (
            first < head - 1
            && (
                passage.Has(first, Clue.Hyphen | Clue.Dot | Clue.Possessive | Clue.Lower | Clue.Symbol)
                || (
                    Names.NameContext.IsSentenceStart(passage, first)
                    && passage.Has(first, Clue.Common)
                    && !passage.Has(first, Clue.AnyPlace | Clue.Direction)
                    && !PlaceWord.IsFront(passage, first)
                    && !passage.IsAny(first, Pious)
                )
            )
        )
        {
            first++;
        }

        return first;
    }

    private static bool Joins(in Passage passage, int at) =>
        passage.Has(at, Clue.Possessive)
        || (passage.Has(at, Clue.Hyphen) && passage.Touches(at) && passage.Touches(at + 1))
        || (
            passage.Has(at, Clue.Dot)
            && (passage.IsAny(at - 1, ["st", "mt", "ft", "med", "dr"]) || passage.Has(at - 1, Clue.Letter))
        )
        || passage.Sign(at) == '&'
        || (
            passage.IsAny(at, ["of", "and", "for", "the", "at"])
            && passage.Has(at - 1, Clue.Upper)
            && !passage.Is(at, "at")
        );

    /// <summary>One past the last token of the proper words that start at <paramref name="first"/>.</summary>
    public static int End(in Passage passage, int first)
    {
        var end = first + 1;
        while (end < passage.Count && end - first < MostTokens)
        {
            var next = end;
            if (passage.Has(next, Clue.Possessive))
            {
                end++;
                continue;
            }

            if (
                passage.Has(next, Clue.Hyphen) && passage.Touches(next) && passage.Touches(next + 1)
                || passage.Sign(next) == '&'
                || (passage.Has(next, Clue.Dot) && passage.IsAny(next - 1, ["st", "mt"]))
            )
            {
                next++;
            }
            else if (passage.Touches(next))
            {
                break;
            }

            var region = passage.Has(next, Clue.Region) && passage.Has(next, Clue.Capitalised);
            if ((!CanHold(passage, next) && !region) || passage.Has(next, Clue.LineBefore))
            {
                break;
            }

            end = next + 1;
        }

        return end;
    }

    /// <summary>The head's last token: "Medical Center of Houston", "Hospital West" go on.</summary>
    public static int After(in Passage passage, int head)
    {
        var last = head;
        while (
            passage.Has(last + 1, Clue.FacilityHead)
            && passage.Has(last + 1, Clue.Upper)
            && !passage.Has(last + 1, Clue.LineBefore)
        )
        {
            last++;
        }

        last =
            passage.IsAny(last + 1, ["of", "at"]) && passage.Has(last, Clue.Upper) && IsProper(passage, last + 2)
                ? End(passage, last + 2) - 1
                : last;
        return Town(passage, last);
    }
}
