using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Names;

/// <summary>What the words after a possible name say of it, in the same steps of evidence as <see cref="NameWeight"/>.</summary>
internal static class NameFollowing
{
    private static readonly string[] Said =
    [
        "who",
        "was",
        "is",
        "presented",
        "presents",
        "reports",
        "lives",
        "has",
        "had",
        "said",
        "called",
        "came",
        "denies",
        "complains",
        "underwent",
        "will",
        "states",
    ];

    public static (double Weight, string Why) After(in Passage passage, int end)
    {
        if (
            passage.Has(end, Clue.Disorder | Clue.FacilityHead)
            || (passage.Has(end, Clue.Possessive) && passage.Has(end + 1, Clue.Disorder))
        )
        {
            return (-5, "");
        }

        if (passage.Has(end, Clue.StreetSuffix) && passage.Has(end, Clue.Upper))
        {
            return (-3, "");
        }

        var at =
            passage.Has(end, Clue.Comma | Clue.OpenParen) || (passage.Has(end, Clue.Hyphen) && !passage.Touches(end))
                ? end + 1
                : end;
        if (
            passage.Has(at, Clue.Credential)
            && passage.Has(at, Clue.AllCaps | Clue.Mixed | Clue.Letter | Clue.Capitalised)
        )
        {
            return (4, "credential after");
        }

        if (
            at > end
            && (passage.Has(at, Clue.Label | Clue.DateCue) && passage.Has(at, Clue.AllCaps) || IsAge(passage, at))
        )
        {
            return (2.5, "identified after");
        }

        return Followed(passage, end, at);
    }

    /// <summary>A bed, a relation, or a verb that only persons do.</summary>
    private static (double Weight, string Why) Followed(in Passage passage, int end, int at)
    {
        if (at > end && passage.IsAny(at, ["bed", "room", "rm", "mrn", "dob"]))
        {
            return (1.6, "identified after");
        }

        if (passage.Has(end, Clue.Possessive))
        {
            return (passage.Has(end + 1, Clue.Relation) ? 2 : 0.6, "");
        }

        if (passage.Has(end, Clue.SubjectVerb))
        {
            return (1.3, "");
        }

        if (
            passage.IsAny(end, ["was", "is"])
            && passage.IsAny(end + 1, ["born", "examined", "admitted", "discharged", "seen"])
        )
        {
            return (1.4, "");
        }

        if (passage.IsAny(end, ["is", "was"]) && IsAge(passage, end))
        {
            return (2, "age after");
        }

        return passage.IsAny(end, Said) ? (0.5, "") : (0, "");
    }

    /// <summary>"45-year-old", "45 y/o", "a 45-year-old", "45M".</summary>
    private static bool IsAge(in Passage passage, int at)
    {
        while (passage.IsAny(at, ["a", "an", "age", "aged", "is", "was"]))
        {
            at++;
        }

        if (!passage.Has(at, Clue.Digits) || passage.Tokens[at].Length > 3)
        {
            return false;
        }

        var next = passage.Has(at + 1, Clue.Hyphen) ? at + 2 : at + 1;
        return passage.Has(next, Clue.AgeWord | Clue.Person)
            || (passage.Touches(next) && passage.IsAny(next, ["m", "f"]));
    }
}
