using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Names;

/// <summary>
/// A run of words that could be one person's name: capitalised words, initials, particles (<c>van der</c>), hyphens, and a suffix
/// (<c>Jr</c>). What can never be part of a name (a month, a clinical word, a title) ends it.
/// </summary>
internal static class NamePhrase
{
    private const int MostWords = 5;

    private const Clue Never =
        Clue.Title
        | Clue.Credential
        | Clue.Region
        | Clue.Weekday
        | Clue.Role
        | Clue.FacilityHead
        | Clue.Disorder
        | Clue.Heading
        | Clue.Organisation
        | Clue.Person
        | Clue.Function
        | Clue.Relation;

    /// <summary>Whether a name can begin at the token and does not begin before it.</summary>
    public static bool StartsAt(in Passage passage, int at) =>
        CanHold(passage, at)
        && !(
            passage.Touches(at)
            && passage.Has(at - 1, Clue.Digits | Clue.Slash | Clue.At | Clue.Symbol)
            && !IsOpening(passage.Sign(at - 1))
        );

    /// <summary>One past the last token of the phrase that begins at <paramref name="first"/>.</summary>
    public static int End(in Passage passage, int first)
    {
        var end = first + 1;
        var words = 1;
        end = AfterDot(passage, first, end);
        while (words < MostWords && end < passage.Count)
        {
            var next = end;
            if (passage.Has(next, Clue.Hyphen) && passage.Touches(next) && passage.Touches(next + 1))
            {
                next++;
            }
            else if (passage.Touches(next) && !passage.Has(next - 1, Clue.Dot))
            {
                break;
            }

            while (passage.Has(next, Clue.Particle) && passage.Has(next, Clue.Lower) && next - end < 3)
            {
                next++;
            }

            if (
                next > end
                && next == end + 1
                && passage.Has(end, Clue.Hyphen)
                && passage.Has(next, Clue.Lower)
                && !passage.Has(next - 2, Clue.English)
            )
            {
                end = next + 1;
                continue;
            }

            if (!CanHold(passage, next) || passage.Has(next, Clue.LineBefore) && !Wraps(passage, next))
            {
                break;
            }

            words++;
            end = AfterDot(passage, next, next + 1);
        }

        return Suffix(passage, end);
    }

    /// <summary>A line that ends inside a name: only where the line is as long as running text is.</summary>
    private static bool Wraps(in Passage passage, int at)
    {
        var lineStart = passage.Text[..passage.End(at - 1)].LastIndexOf('\n') + 1;
        return passage.End(at - 1) - lineStart > 60 && passage.Start(at) - passage.End(at - 1) <= 2;
    }

    public static bool CanHold(in Passage passage, int at)
    {
        if (!passage.Has(at, Clue.Upper) || !char.IsUpper(passage.Sign(at)))
        {
            return false;
        }

        var clues = passage.Tokens[at].Clues;
        if (clues.Any(Clue.Letter))
        {
            return passage.Sign(at) != 'I' || passage.Has(at + 1, Clue.Dot);
        }

        if (IsAnnounced(passage, at))
        {
            return !clues.Any(Clue.Function | Clue.FacilityHead | Clue.Month)
                || clues.Any(Clue.GivenName | Clue.FamilyName);
        }

        if (
            (clues.Any(Never | Clue.Clinical) && !clues.Any(Clue.GivenName))
            || (clues & (Clue.Month | Clue.FirstName)) == Clue.Month
            || (clues & (Clue.State | Clue.FirstName)) == Clue.State
        )
        {
            return false;
        }

        if (
            clues.Any(Clue.NameCue | Clue.CareVerb | Clue.DateCue)
            && clues.Any(Clue.Common)
            && !clues.Any(Clue.GivenName | Clue.FamilyName)
        )
        {
            return false;
        }

        return !clues.Any(Clue.AllCaps)
            || (
                clues.Any(Clue.AnyName)
                && (passage.Tokens[at].Length > 3 || clues.Any(Clue.FirstName))
                && !IsFunctionWord(clues)
            );
    }

    /// <summary>After a title ("Dr. Head") or before it a given name ("John White") any capitalised word is a name.</summary>
    private static bool IsAnnounced(in Passage passage, int at)
    {
        var before = passage.Has(at - 1, Clue.Dot) ? at - 2 : at - 1;
        var title = passage.Has(before, Clue.Title) && passage.Has(before, Clue.Upper);
        var given =
            before == at - 1
            && passage.Has(before, Clue.GivenName)
            && passage.Has(before, Clue.Upper)
            && passage.Has(at, Clue.FamilyName);
        return (title || given)
            && passage.Has(at, Clue.Capitalised | Clue.Mixed)
            && !passage.Has(at, Clue.LineBefore | Clue.Title);
    }

    private static bool IsFunctionWord(Clue clues) => (clues & (Clue.Common | Clue.AnyName)) == Clue.Common;

    private static bool IsOpening(char sign) =>
        sign
            is '('
                or '"'
                or '\''
                or '“'
                or '‘'
                or '['
                or '{'
                or '<'
                or '>'
                or '*'
                or '_'
                or '|'
                or '^'
                or '='
                or ';'
                or '&'
                or '~'
                or '—'
                or '•';

    /// <summary>An initial's dot belongs to it.</summary>
    private static int AfterDot(in Passage passage, int word, int end) =>
        passage.Has(word, Clue.Letter) && passage.Has(end, Clue.Dot) && passage.Touches(end) ? end + 1 : end;

    private static int Suffix(in Passage passage, int end)
    {
        var at = passage.Has(end, Clue.Comma) ? end + 1 : end;
        return passage.Has(at, Clue.Suffix) && passage.Has(at, Clue.Upper) && !passage.Has(at, Clue.LineBefore)
            ? at + 1
            : end;
    }
}
