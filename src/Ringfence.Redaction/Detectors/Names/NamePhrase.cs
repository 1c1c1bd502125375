using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Names;

/// <summary>
/// A run of words that could be one person's name: capitalised words, initials, particles (<c>van der</c>), hyphens, and a suffix
/// (<c>Jr</c>). What can never be part of a name (a month, a clinical word, a title) ends it.
/// </summary>
internal static class NamePhrase
{
    private const int MostWords = 5;

    /// <summary>More spaces than that part the columns of a form.</summary>
    private const int WidestGap = 2;

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
        var shouted = passage.Has(first, Clue.AllCaps) && IsShouted(passage, first);
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

            next = AfterParticles(passage, AfterNickname(passage, next), end);

            if (next == end + 1 && IsHyphenated(passage, end))
            {
                end = next + 1;
                continue;
            }

            if (
                next < passage.Count
                && passage.Start(next) - passage.End(next - 1) > WidestGap
                && !passage.Has(next, Clue.LineBefore)
            )
            {
                break;
            }

            if (
                !(CanHold(passage, next) || (shouted && CanFollowShouted(passage, next)))
                || passage.Has(next, Clue.LineBefore) && !Wraps(passage, next)
            )
            {
                break;
            }

            words++;
            end = AfterDot(passage, next, next + 1);
        }

        return Suffix(passage, end);
    }

    /// <summary>The hyphen of "Ye-rin", "Jean-pierre": what follows is in lower case and yet of the name.</summary>
    private static bool IsHyphenated(in Passage passage, int hyphen) =>
        passage.Has(hyphen, Clue.Hyphen)
        && passage.Has(hyphen + 1, Clue.Lower)
        && !passage.Has(hyphen - 1, Clue.Letter)
        && (
            !passage.Has(hyphen - 1, Clue.English)
            || (
                passage.Tokens[hyphen - 1].Length <= 4
                && !passage.Has(hyphen + 1, Clue.English)
                && passage.Tokens[hyphen + 1].Length <= 5
            )
        );

    /// <summary>Past a nickname in quotes or brackets between two words of a name: Robert "Bobby" Tillman.</summary>
    private static int AfterNickname(in Passage passage, int at) =>
        passage.Sign(at) is '"' or '“' or '(' or '\''
        && passage.Sign(at + 2) is '"' or '”' or ')' or '\''
        && passage.Has(at + 1, Clue.Capitalised)
        && passage.Touches(at + 1)
        && passage.Touches(at + 2)
        && CanHold(passage, at + 1)
        && CanHold(passage, at + 3)
            ? at + 3
            : at;

    /// <summary>Past "van der", "al-", "van 't", "bin" before the next word of a name.</summary>
    private static int AfterParticles(in Passage passage, int next, int end)
    {
        while (next - end < 4)
        {
            if (passage.Has(next, Clue.Particle) && passage.Has(next, Clue.Lower))
            {
                next++;
            }
            else if (
                next > end
                && (
                    (passage.Has(next, Clue.Hyphen) && passage.Touches(next) && passage.Touches(next + 1))
                    || (passage.Sign(next) is '\'' or '’' && passage.Is(next + 1, "t") && passage.Touches(next + 1))
                )
            )
            {
                next += passage.Has(next, Clue.Hyphen) ? 1 : 2;
            }
            else
            {
                break;
            }
        }

        return next;
    }

    /// <summary>In a text all in capitals, a word in no list right after "PATIENT:", "DR.", "BROTHER" begins a name.</summary>
    private static bool IsShouted(in Passage passage, int at)
    {
        var before = at - 1;
        while (passage.Sign(before) is '.' or ':' or ',' && before > at - 3)
        {
            before--;
        }

        const Clue Cues = Clue.Title | Clue.Relation | Clue.Role | Clue.NameCue;
        return passage.Sign(at - 1) == ':'
            ? passage.Has(before, Cues | Clue.Person | Clue.Credential) || passage.IsAny(before, ["name", "by", "pt"])
            : passage.Has(before, Clue.AllCaps) && passage.Has(before, Cues);
    }

    /// <summary>Whether a word all in capitals can go on a name that capitals began.</summary>
    public static bool CanFollowShouted(in Passage passage, int at) =>
        passage.Has(at, Clue.AllCaps)
        && !passage.Has(at, Clue.English | Clue.Clinical | Never | Clue.Label | Clue.DateCue | Clue.Unit)
        && passage.Tokens[at].Length > 1;

    /// <summary>A line that ends inside a name: only where the line is as long as running text is.</summary>
    public static bool Wraps(in Passage passage, int at)
    {
        var lineStart = passage.Text[..passage.End(at - 1)].LastIndexOf('\n') + 1;
        return passage.End(at - 1) - lineStart > 60 && passage.Start(at) - passage.End(at - 1) <= 2;
    }

    public static bool CanHold(in Passage passage, int at)
    {
        if (!passage.Has(at, Clue.Upper) || !(char.IsUpper(passage.Sign(at)) || IsElided(passage, at)))
        {
            return false;
        }

        var clues = passage.Tokens[at].Clues;
        if (clues.Any(Clue.Letter))
        {
            return passage.Sign(at) != 'I' || passage.Has(at + 1, Clue.Dot);
        }

        if (
            passage.Has(at, Clue.Capitalised)
            && passage.IsAny(at + 1, ["al", "el", "ul", "ur", "ar"])
            && passage.Has(at + 2, Clue.Hyphen)
            && passage.Touches(at + 2)
        )
        {
            return true; // Abd al-Karim
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
            )
            || passage.Known.Contains(passage.Tokens[at].Hash)
            || (
                !clues.Any(Clue.English | Clue.Clinical | Clue.Label | Clue.DateCue)
                && passage.Tokens[at].Length > 1
                && IsShouted(passage, at)
            );
    }

    /// <summary>d'Estaing, l'Heureux.</summary>
    private static bool IsElided(in Passage passage, int at) =>
        passage.Has(at, Clue.Mixed)
        && passage.Tokens[at].Length > 4
        && passage.Text[passage.Start(at) + 1] is '\'' or '’'
        && char.IsUpper(passage.Text[passage.Start(at) + 2]);

    /// <summary>After a title ("Dr. Head") or before it a given name ("John White") any capitalised word is a name.</summary>
    private static bool IsAnnounced(in Passage passage, int at)
    {
        var before = passage.Has(at - 1, Clue.Dot) ? at - 2 : at - 1;
        var title = passage.Has(before, Clue.Title) && passage.Has(before, Clue.Upper);
        var given =
            before == at - 1
            && (
                passage.Has(before, Clue.GivenName)
                || (passage.Has(before, Clue.FirstName) && !passage.Has(before, Clue.English))
            )
            && passage.Has(before, Clue.Upper)
            && passage.Has(at, Clue.FamilyName);
        return (title || given)
            && (passage.Has(at, Clue.Capitalised | Clue.Mixed) || (title && passage.Has(before, Clue.AllCaps)))
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
