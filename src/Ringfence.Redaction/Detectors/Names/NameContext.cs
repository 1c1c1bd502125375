using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Names;

/// <summary>What the words before a possible name say of it, in the same steps of evidence as <see cref="NameWeight"/>.</summary>
internal static class NameContext
{
    private static readonly string[] Closings =
    [
        "regards",
        "sincerely",
        "thanks",
        "thank",
        "cheers",
        "best",
        "wishes",
        "respectfully",
        "yours",
        "truly",
        "faithfully",
        "cordially",
        "you",
    ];

    private static readonly string[] Done =
    [
        "read",
        "ordered",
        "called",
        "verified",
        "prepared",
        "entered",
        "collected",
        "drawn",
        "reported",
        "interpreted",
        "approved",
        "authenticated",
        "cosigned",
        "written",
        "completed",
        "administered",
        "witnessed",
        "inserted",
        "placed",
        "removed",
        "rn",
    ];

    /// <summary>Roles as hand-offs write them, before a colon.</summary>
    private static readonly string[] Abbreviated =
    [
        "sw",
        "interp",
        "hcp",
        "poa",
        "dpoa",
        "cm",
        "pct",
        "tech",
        "charge",
        "hm",
        "np",
        "pa",
    ];

    public static (double Weight, string Why) Before(in Passage passage, int first)
    {
        var at = first - 1;
        if (passage.Sign(at) is '"' or '\'' or '“' or '(' or '*' or '_' or '[')
        {
            at--;
        }

        if (passage.Has(at, Clue.Dot) && passage.Has(at - 1, Clue.Title))
        {
            return (5, "title before");
        }

        if (passage.Has(at, Clue.Title))
        {
            return (passage.Has(at, Clue.Upper) ? 5 : 3.5, "title before");
        }

        // HL7 writes a name as DOE^JANE^A in a field of its own.
        if (
            passage.Sign(at) is '^' or '|'
            && passage.Touches(first)
            && (passage.Sign(at) == '^' ? passage.Has(at - 1, Clue.AnyName) : passage.Sign(first + 1) == '^')
        )
        {
            return (2.2, "name field");
        }

        if (NamePlace.Of(passage, at, first) is { Weight: > 0 } place)
        {
            return place;
        }

        if (passage.Sign(at) is ':' or '=' or '|' or '>' or '^')
        {
            return Labelled(passage, at);
        }

        if (passage.Has(at, Clue.Comma) && passage.StartsLine(first) && passage.IsAny(at - 1, Closings))
        {
            return (3, "signature");
        }

        if (
            passage.Has(at, Clue.NameCue)
            || (passage.Is(at, "as") && passage.IsAny(at - 1, ["known", "identified", "as"]))
        )
        {
            return (3, "name word before");
        }

        if (
            passage.Is(at, "is") && passage.Has(at - 1, Clue.NameCue | Clue.Relation | Clue.Role)
            || (passage.IsAny(at, ["m", "am"]) && passage.IsAny(at - 2, ["i"]))
        )
        {
            return (3, "name word before");
        }

        return Described(passage, at, first);
    }

    private static (double Weight, string Why) Labelled(in Passage passage, int at)
    {
        for (var before = at - 1; before >= Math.Max(0, at - 4); before--)
        {
            if (
                passage.Has(before, Clue.NameCue | Clue.Relation | Clue.Role | Clue.Person | Clue.Title)
                || (passage.Has(before, Clue.Credential) && passage.Has(before, Clue.AllCaps))
                || passage.IsAny(before, Abbreviated)
            )
            {
                return (4, "label before");
            }

            // Between the cue and its colon: "referring MD:", "signed by:", "next of kin:", "patientName":.
            if (
                passage.StartsLine(before)
                || !(
                    passage.Has(before, Clue.Credential | Clue.Function | Clue.Symbol | Clue.Possessive)
                    || passage.IsAny(before, ["kin", "name"])
                )
            )
            {
                break;
            }
        }

        return (0, "");
    }

    private static (double Weight, string Why) Described(in Passage passage, int at, int first)
    {
        var comma = passage.Has(at, Clue.Comma);
        var before = comma ? at - 1 : at;
        if (passage.Has(before, Clue.Possessive))
        {
            return (0, "");
        }

        if (
            passage.Has(before, Clue.Relation | Clue.Role)
            || (passage.Is(before, "law") && passage.Has(before - 1, Clue.Hyphen) && passage.Is(before - 2, "in"))
        )
        {
            return (comma ? 2 : 2.5, "relation or role before");
        }

        if (passage.Has(before, Clue.Person) || passage.Has(before, Clue.AgeWord))
        {
            var child = !comma && passage.IsAny(before, ["baby", "infant", "newborn", "boy", "girl"]);
            return (
                comma ? 2.2
                : child ? 2.6
                : 1.6,
                "person word before"
            );
        }

        if (!comma && passage.IsAny(at, ["by", "per"]))
        {
            return (passage.Has(at - 1, Clue.CareVerb) || passage.IsAny(at - 1, Done) ? 2.4 : 1, "by whom");
        }

        if ((comma || passage.IsAny(at, ["and", "&", "or"])) && IsName(passage, comma ? before : at - 1))
        {
            return (
                passage.Known.Contains(passage.Tokens[comma ? before : at - 1].Hash) ? 1.9 : 1,
                "in a list of names"
            );
        }

        if (
            (
                passage.Is(at, "from")
                && passage.IsAny(
                    at - 1,
                    ["report", "handoff", "signout", "message", "letter", "note", "call", "email", "fax"]
                )
            ) || (passage.Is(at, "you") && passage.Is(at - 1, "thank"))
        )
        {
            return (2, "from whom");
        }

        if (passage.Is(at, "to") && passage.Has(at - 1, Clue.Capitalised) && IsName(passage, at - 1))
        {
            return (1.5, "from one to another");
        }

        return Spoken(passage, at, first, comma);
    }

    /// <summary>The object of a verb about persons, or what a patient is described as.</summary>
    private static (double Weight, string Why) Spoken(in Passage passage, int at, int first, bool comma)
    {
        if (
            passage.Has(at, Clue.PersonVerb)
            || (
                passage.IsAny(at, ["with", "from", "by", "to", "for"])
                && (
                    passage.Has(at - 1, Clue.PersonVerb)
                    || (passage.Has(at - 2, Clue.PersonVerb) && !passage.Is(at - 2, "up"))
                )
            )
        )
        {
            return (1.4, "object of a verb about persons");
        }

        if (comma && IsPatientDescription(passage, at - 1))
        {
            return (1.4, "after the description of a patient");
        }

        return (
            IsSentenceStart(passage, first)
                ? (
                    IsNoWord(passage, first) ? -0.3
                    : passage.Has(first, Clue.English | Clue.Clinical) ? -0.8
                    : -0.5
                )
                : 0,
            ""
        );
    }

    private static bool IsName(in Passage passage, int at) =>
        passage.Has(at, Clue.Capitalised)
        && (
            (passage.Has(at, Clue.FirstName | Clue.GivenName) && !passage.Has(at, Clue.English))
            || passage.Known.Contains(passage.Tokens[at].Hash)
        );

    /// <summary>"… 52-year-old male with lupus, Sarah D., …": an age or a person word earlier in the sentence.</summary>
    private static bool IsPatientDescription(in Passage passage, int at)
    {
        for (var before = at; before >= Math.Max(0, at - 14); before--)
        {
            if (passage.Has(before, Clue.Person | Clue.AgeWord))
            {
                return true;
            }

            if (passage.Has(before, Clue.Dot) && !passage.Touches(before + 1))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether the word can only be a name: in a list of names, or with an accent, and no English.</summary>
    public static bool IsNoWord(in Passage passage, int at) =>
        passage.Has(at, Clue.AnyName | Clue.Accented)
        && !passage.Has(at, Clue.English | Clue.AnyPlace | Clue.Eponym | Clue.Clinical);

    /// <summary>A line of a list that begins with a room or bed: <c>845 Petrosian, Zabel</c>, <c>3W-39 Alemu</c>.</summary>
    public static bool IsRowStart(in Passage passage, int first)
    {
        for (var before = first - 1; before >= Math.Max(0, first - 4); before--)
        {
            if (
                !passage.Has(before, Clue.Digits | Clue.Letter | Clue.Hyphen | Clue.Colon)
                && !passage.IsAny(before, ["bed", "room", "rm"])
            )
            {
                return false;
            }

            if (passage.StartsLine(before))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsSentenceStart(in Passage passage, int first) =>
        passage.StartsLine(first)
        || (
            passage.Sign(first - 1) is '.' or '?' or '!' or ':' or ';' or '•'
            && !passage.Has(first - 2, Clue.Letter | Clue.Title)
        )
        || passage.Sign(first - 1) is '-' or '*';
}
