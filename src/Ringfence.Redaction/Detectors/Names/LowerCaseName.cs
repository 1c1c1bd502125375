using System.Buffers;
using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Names;

/// <summary>(A) Names typed without capitals: after a title or "name is", words of the name lists; elsewhere a given name and a surname that are no English words.</summary>
internal sealed class LowerCaseName : Detector
{
    /// <summary>Given names that are words too.</summary>
    private static readonly string[] Verbs =
        "mark bill grant drew rich chase hope faith grace rose rob sue pat art joy dawn iris ray don ken jan gene dale glen dean lance miles wade guy earl max june april victor christian sage ginger olive ivy lily holly hazel heather violet daisy ruby pearl amber crystal jade summer autumn brook cliff rocky frank ed al may will".Split(
            ' '
        );

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyáéíóúàèìòùâêîôûäëïöüãõåæøąęıāēīōū");

    /// <summary>What a name in lower case follows.</summary>
    public const Clue Cues = Clue.Title | Clue.NameCue | Clue.Relation | Clue.Role;

    public override Clue Triggers => Cues | Clue.FirstName | Clue.Label;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        if (passage.Has(at, Clue.Label) && passage.IsAny(at, ["mrn", "dob"]))
        {
            BeforeRecord(passage, at, found);
        }
        else if (passage.Has(at, Cues))
        {
            AfterCue(passage, at, found);
        }
        else if (
            passage.Has(at, Clue.Lower)
            && IsOnlyName(passage, at, Clue.FirstName)
            && IsOnlyName(passage, at + 1, Clue.Surname | Clue.FirstName)
        )
        {
            found.Add(
                passage.Start(at),
                passage.End(at + 1),
                PhiKind.Name,
                0.65,
                "given name and surname, no capitals"
            );
        }
    }

    /// <summary>A word in lower case that the text has as a name elsewhere.</summary>
    public static void Known(in Passage passage, int at, Findings found)
    {
        if (
            passage.Tokens[at].Length > 2
            && passage.Known.Contains(passage.Tokens[at].Hash)
            && !passage.Touches(at)
            && !ClinicalWord.Looks(passage.Word(at))
        )
        {
            found.Add(passage.Start(at), passage.End(at), PhiKind.Name, 0.7, "name known from elsewhere in the text");
        }
    }

    private static void AfterCue(in Passage passage, int at, Findings found)
    {
        var first = at + 1;
        while (
            passage.Sign(first) is ':' or '.' or ','
            || passage.IsAny(first, ["is", "was", "of"])
            || passage.Has(first, Clue.Possessive)
        )
        {
            first++;
        }

        var foreign = passage.Has(at, Clue.Title | Clue.Relation) || passage.Sign(first - 1) == ':';
        if (
            !(
                IsOnlyName(passage, first, Clue.AnyName)
                || (foreign && IsGivenName(passage, first))
                || (foreign && IsForeign(passage, first))
                || (
                    passage.Has(first, Clue.Lower)
                    && (passage.Has(first, Clue.GivenName) || IsParticle(passage, first))
                    && (IsOnlyName(passage, first + 1, Clue.AnyName) || IsForeign(passage, first + 1))
                )
            ) || passage.Has(first, Clue.LineBefore)
        )
        {
            return;
        }

        var last = Last(passage, first, foreign);
        found.Add(
            passage.Start(first),
            passage.End(last),
            PhiKind.Name,
            0.75,
            "name after a title or name word, no capitals"
        );
    }

    /// <summary>"audebert bourgeois, mrn 63665173": one to three words of no English before the number that belongs to a patient.</summary>
    private static void BeforeRecord(in Passage passage, int at, Findings found)
    {
        var end = passage.Has(at - 1, Clue.Comma | Clue.OpenParen) ? at - 2 : at - 1;
        var first = end;
        while (
            first >= Math.Max(0, end - 3)
            && (
                IsOnlyName(passage, first, Clue.AnyName)
                || IsForeign(passage, first)
                || IsParticle(passage, first)
                || (first == end && IsShort(passage, first))
            )
        )
        {
            first--;
        }

        first++;
        if (first <= end && end - first < 3 && (end > first || passage.Has(end, Clue.AnyName)))
        {
            found.Add(
                passage.Start(first),
                passage.End(end),
                PhiKind.Name,
                0.65,
                "name before a record number, no capitals"
            );
        }
    }

    private static int Last(in Passage passage, int first, bool foreign)
    {
        var last = first;
        for (var next = first + 1; next <= first + 3; next++)
        {
            if (passage.Touches(next) && passage.Has(next, Clue.Hyphen) && passage.Touches(next + 1))
            {
                continue;
            }

            if (
                passage.Has(next, Clue.LineBefore)
                || !(
                    IsOnlyName(passage, next, Clue.AnyName)
                    || (foreign && (IsForeign(passage, next) || IsShort(passage, next)))
                    || IsParticle(passage, next)
                )
            )
            {
                break;
            }

            last = IsParticle(passage, next) ? last : next;
        }

        return last;
    }

    /// <summary>"mom tony": a given name that is no verb.</summary>
    private static bool IsGivenName(in Passage passage, int at) =>
        passage.Has(at, Clue.Lower)
        && (passage.Has(at, Clue.GivenName) || (passage.Has(at, Clue.FirstName) && !passage.Has(at, Clue.Common)))
        && passage.Tokens[at].Length > 2
        && !passage.Has(at, Clue.Function | Clue.Month | Clue.Clinical)
        && !passage.IsAny(at, Verbs);

    /// <summary>A surname of two or three letters behind a given name: kub, võ.</summary>
    private static bool IsShort(in Passage passage, int at) =>
        passage.Has(at, Clue.Lower)
        && passage.Tokens[at].Length is 2 or 3
        && !passage.Has(at, ~(Clue.Lower | Clue.SpaceBefore | Clue.Accented | Clue.AnyName | Clue.Town))
        && (passage.Has(at, Clue.Accented) || passage.Tokens[at].Length == 3)
        && passage.Word(at).ContainsAny(Vowels);

    private static bool IsParticle(in Passage passage, int at) =>
        passage.Has(at, Clue.Particle) && passage.Has(at, Clue.Lower) && !passage.IsAny(at, ["o", "st", "y", "e"]);

    /// <summary>A word of four letters or more in no list at all, that can be spoken.</summary>
    private static bool IsForeign(in Passage passage, int at) =>
        (
            passage.Has(at, Clue.Lower)
            && passage.Has(at, Clue.Accented)
            && !passage.Has(at, Clue.Clinical | Clue.Eponym | Clue.Disorder | Clue.Common)
        ) || IsUnlisted(passage, at);

    private static bool IsUnlisted(in Passage passage, int at) =>
        passage.Has(at, Clue.Lower)
        && !passage.Has(
            at,
            ~(Clue.Lower | Clue.SpaceBefore | Clue.Accented | Clue.AnyName | Clue.Town | Clue.City | Clue.PhraseStart)
        )
        && passage.Tokens[at].Length >= 4
        && !(passage.Touches(at + 1) && passage.Has(at + 1, Clue.Digits | Clue.Slash | Clue.Symbol | Clue.Plus))
        && passage.Word(at).ContainsAny(Vowels)
        && !ClinicalWord.Looks(passage.Word(at));

    private static bool IsOnlyName(in Passage passage, int at, Clue lists) =>
        passage.Has(at, Clue.Lower)
        && passage.Has(at, lists)
        && !passage.Has(
            at,
            Clue.English
                | Clue.Clinical
                | Clue.Disorder
                | Clue.Unit
                | Clue.Eponym
                | Clue.Role
                | Clue.Person
                | Clue.Relation
        )
        && passage.Tokens[at].Length > 2;
}
