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

    /// <summary>What a handoff writes right behind the name.</summary>
    private static readonly string[] Charted = ["adm", "pod", "s/p", "yo", "hd", "dol", "ga", "mrn", "dob"];

    public static (double Weight, string Why) After(in Passage passage, int end)
    {
        if (passage.Has(end, Clue.LineBefore) && !NamePhrase.Wraps(passage, end))
        {
            return (0, "");
        }

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
            && !(passage.Has(at + 1, Clue.Slash) && passage.Touches(at + 1))
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
        if (
            passage.Has(end, Clue.Comma)
            && passage.Number(at) is > 0 and < 110
            && passage.Has(at + 1, Clue.Comma)
            && passage.IsAny(at + 2, Said)
        )
        {
            return (2, "age after");
        }

        if (at > end && passage.IsAny(at, ["bed", "room", "rm", "mrn", "dob"]))
        {
            return (1.6, "identified after");
        }

        if (
            passage.Has(end, Clue.Colon)
            && !passage.Has(end + 1, Clue.LineBefore)
            && passage.StartsLine(end - 1)
            && !passage.Has(end - 1, Clue.English | Clue.Heading)
        )
        {
            return (passage.Has(end - 1, Clue.FirstName | Clue.GivenName) ? 1.2 : 0, "speaker of a line");
        }

        if (IsMailbox(passage, end))
        {
            return (4, "mail address after");
        }

        if (at > end && IsRelated(passage, at))
        {
            return (3, "relation or role after");
        }

        if (
            passage.Has(end, Clue.Comma)
            && passage.Has(at, Clue.Digits)
            && passage.Has(at + 1, Clue.Capitalised)
            && (passage.Has(at + 2, Clue.StreetSuffix) || passage.Has(at + 3, Clue.StreetSuffix))
        )
        {
            return (2, "address after");
        }

        if (at == end && (IsAge(passage, end) || passage.IsAny(end, Charted)) && !passage.Has(end, Clue.LineBefore))
        {
            return (2, "age or course after");
        }

        return Acting(passage, end);
    }

    /// <summary>What only a person has, does or is.</summary>
    private static (double Weight, string Why) Acting(in Passage passage, int end)
    {
        if (passage.Has(end, Clue.Possessive))
        {
            return (passage.Has(end + 1, Clue.Relation) ? 2 : 0.6, "");
        }

        if (passage.IsAny(end, ["denies", "reports", "states", "complains", "endorses", "verbalizes", "denied"]))
        {
            return (2.4, "verb of a patient after");
        }

        if (passage.Has(end, Clue.SubjectVerb))
        {
            return (1.5, "");
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

    /// <summary>Jane Roe &lt;jane@example.org&gt;.</summary>
    private static bool IsMailbox(in Passage passage, int end)
    {
        var at = passage.Sign(end) == '"' ? end + 1 : end;
        if (passage.Sign(at) is not ('<' or '[') && !(passage.Sign(at) == '(' && passage.Has(at + 2, Clue.At)))
        {
            return false;
        }

        for (var ahead = at + 1; ahead < at + 9; ahead++)
        {
            if (passage.Has(ahead, Clue.At))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"…, her husband", "… (the patient's son)", "… (Cardiology fellow)", "… (daughter)".</summary>
    private static bool IsRelated(in Passage passage, int at)
    {
        for (var ahead = at; ahead < at + 4; ahead++)
        {
            if (passage.Has(ahead, Clue.Relation | Clue.Role) && !passage.Has(ahead, Clue.Title))
            {
                return true;
            }

            if (
                !passage.IsAny(ahead, ["her", "his", "the", "their", "patient", "pt", "our", "my", "a", "an"])
                && !passage.Has(ahead, Clue.Possessive)
                && !(passage.Has(ahead, Clue.Capitalised) && passage.Sign(at - 1) == '(')
            )
            {
                return false;
            }
        }

        return false;
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
        return passage.Has(next, Clue.AgeWord | Clue.Person) && !passage.IsAny(next, ["week", "weeks", "day", "days"])
            || (passage.Touches(next) && passage.IsAny(next, ["m", "f"]));
    }
}
