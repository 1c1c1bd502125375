using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Names;

/// <summary>
/// (A) Names: a run of capitalised words is a name when the evidence of its own words and of the words around it adds up. A name that
/// is sure makes its words known, so that they are found again alone later in the text.
/// </summary>
internal sealed class PersonName : Detector
{
    private const double Enough = 2.5;

    public override Clue Triggers => Clue.Capitalised | Clue.Mixed | Clue.AllCaps | Clue.Letter;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        if (!NamePhrase.StartsAt(passage, at) || IsInside(passage, at))
        {
            return;
        }

        var end = NamePhrase.End(passage, at);
        var first = Trim(passage, at, end);
        if (first >= end)
        {
            return;
        }

        first = WithParticles(passage, first);
        if (
            passage.Touches(end) && passage.Has(end, Clue.Digits | Clue.Word)
            || (
                passage.Has(end, Clue.Hyphen)
                && passage.Touches(end)
                && passage.Touches(end + 1)
                && passage.Has(end + 1, Clue.Digits | Clue.Lower | Clue.Clinical)
            )
        )
        {
            return;
        }

        var (before, whyBefore) = NameContext.Before(passage, first);
        var comma = LastCommaFirst(passage, first, end, before);
        var ordered = comma > end ? 0.5 : 0;
        end = comma;
        var (after, whyAfter) = NameFollowing.After(passage, end);
        var words =
            Words(passage, first, end, before + after > 1)
            + (before >= 2 && IsLoneCapitals(passage, first, end) ? 1.2 : 0);
        var sum = words + before + after + ordered;
        if (sum >= Enough)
        {
            var why =
                before >= after && before > 0 ? whyBefore
                : after > 0 && whyAfter.Length > 0 ? whyAfter
                : "given name and surname";
            found.Add(passage.Start(first), passage.End(end - 1), PhiKind.Name, Score(sum), why);
            Remember(passage, first, end, sum);
        }
        else
        {
            Known(passage, first, end, found);
        }
    }

    /// <summary>"HIS BROTHER YEVGENY": what is said before makes up for the doubt about one word in capitals.</summary>
    private static bool IsLoneCapitals(in Passage passage, int first, int end) =>
        end - first == 1 && passage.Has(first, Clue.AllCaps) && !passage.Has(first, Clue.English | Clue.Clinical);

    /// <summary>Evidence to a score: 0.5 where it is just enough, towards 1 with more.</summary>
    private static double Score(double sum) => Math.Round(1 / (1 + Math.Exp((Enough - sum) * 0.8)), 3);

    /// <summary>Whether an earlier start already takes the token in.</summary>
    private static bool IsInside(in Passage passage, int at)
    {
        var before = at - 1;
        if (passage.Has(before, Clue.Letter) && passage.Touches(before) && passage.Has(before - 1, Clue.Digits))
        {
            return false; // the letter of a bed: 817B Petrosian
        }

        if (passage.Has(before, Clue.Dot) && passage.Has(before - 1, Clue.Letter) && !passage.Has(at, Clue.LineBefore))
        {
            before--;
        }
        else if (passage.Has(before, Clue.Hyphen) && passage.Touches(at) && passage.Touches(before))
        {
            before--;
        }
        else if (passage.Has(before, Clue.Particle) && passage.Has(before, Clue.Lower))
        {
            while (passage.Has(before, Clue.Particle) && passage.Has(before, Clue.Lower))
            {
                before--;
            }
        }
        else if (passage.Touches(at))
        {
            return false;
        }

        return before >= 0
            && !passage.Has(at, Clue.LineBefore)
            && NamePhrase.CanHold(passage, before)
            && NameWeight.Of(passage.Tokens[before].Clues) > -1
            && (before >= passage.First || NamePhrase.StartsAt(passage, before));
    }

    /// <summary>The first token that is not a plain English word ("Discussed with Jane" starts at Jane only where "with" is lower).</summary>
    private static int Trim(in Passage passage, int first, int end)
    {
        while (
            first < end
            && NameWeight.Of(passage.Tokens[first].Clues) <= -1
            && end - first > 1
            && !passage.Has(first + 1, Clue.Hyphen)
        )
        {
            first++;
        }

        while (first < end && passage.Has(first, Clue.Dot | Clue.Hyphen | Clue.Comma))
        {
            first++;
        }

        return first;
    }

    /// <summary>What the phrase's own words say; negative infinity where no word of it can be a name.</summary>
    private static double Words(in Passage passage, int first, int end, bool announced)
    {
        var sum = 0.0;
        var (count, letters, hyphens, eponyms) = (0, 0, 0, 0);
        var (given, plausible, foreign, listed) = (false, false, true, false);
        for (var at = first; at < end; at++)
        {
            var clues = passage.Tokens[at].Clues;
            hyphens += clues.Any(Clue.Hyphen) ? 1 : 0;
            if (!clues.Any(Clue.Word))
            {
                continue;
            }

            var weight = given ? NameWeight.AfterGivenName(clues) : NameWeight.Of(clues, announced);
            sum += count == 0 || weight < 0 ? weight : Math.Min(weight, 1.5);
            listed |= clues.Any(Clue.AnyName | Clue.FamilyName);
            plausible |= clues.Any(Clue.AnyName | Clue.GivenName | Clue.Letter) || !clues.Any(Clue.English);
            foreign =
                foreign
                && !clues.Any(
                    Clue.English | Clue.Clinical | Clue.Eponym | Clue.Generic | Clue.FacilityName | Clue.AllCaps
                )
                && (clues.Any(Clue.AnyName) || !clues.Any(Clue.AnyPlace))
                && !ClinicalWord.Looks(passage.Word(at));
            given |= clues.Any(Clue.FirstName | Clue.GivenName) && weight > 0.4;
            letters += clues.Any(Clue.Letter) ? 1 : 0;
            eponyms += clues.Any(Clue.Eponym) ? 1 : 0;
            count++;
        }

        if (!plausible || (count == 2 && hyphens == 0 && passage.Tokens[first].Hash == passage.Tokens[end - 1].Hash))
        {
            return double.NegativeInfinity;
        }

        var lone = count == 1 && passage.Has(first, Clue.AllCaps) ? -1.2 : 0;
        var pair =
            count >= 2 && (given || passage.Has(first, Clue.Letter)) ? 1.0
            : count >= 2 ? (foreign ? 1.1 : 0.2)
            : 0;
        var doubt =
            (eponyms > 1 && !given ? 2 : 0)
            + (hyphens == 1 && count == 2 && !announced ? 2.5 : 0)
            + (letters == count ? 2.2 : 0)
            + (passage.Has(first, Clue.Letter) && !listed && !announced ? 1.5 : 0);
        return Math.Min(sum, 4) + pair + lone - doubt;
    }

    /// <summary>"Okafor, Adaeze M.": a surname, a comma, a given name.</summary>
    private static int LastCommaFirst(in Passage passage, int first, int end, double before)
    {
        var given = end + 1;
        if (
            end - first > 3
            || !passage.Has(end, Clue.Comma)
            || passage.Has(given, Clue.LineBefore)
            || !(NamePhrase.CanHold(passage, given) || (before >= 3 && NamePhrase.CanFollowShouted(passage, given)))
        )
        {
            return end;
        }

        var clues = passage.Tokens[given].Clues;
        var whole = NamePhrase.End(passage, given);
        if (passage.Has(whole, Clue.Colon) || clues.Any(Clue.Common) && !clues.Any(Clue.GivenName) && before < 3)
        {
            return end;
        }

        var atStart =
            NameContext.IsSentenceStart(passage, first)
            || NameContext.IsRowStart(passage, first)
            || passage.Sign(first - 1) is '"' or '“' or '(';
        var (after, _) = NameFollowing.After(passage, whole);
        var isGiven = clues.Any(Clue.FirstName | Clue.GivenName);
        var isSurname = passage.Has(first, Clue.Surname | Clue.FamilyName);
        var told = before >= 3 && !clues.Any(Clue.English | Clue.Clinical);
        var identified = atStart && after >= 1.5;
        var form = isGiven && isSurname && (atStart || before >= 3 || !passage.Has(first, Clue.FirstName));
        var closed =
            atStart
            && isSurname
            && !passage.Has(first, Clue.English | Clue.AnyPlace)
            && !clues.Any(Clue.English | Clue.Clinical | Clue.AnyPlace)
            && !ClinicalWord.Looks(passage.Word(given))
            && (passage.StartsLine(whole) || passage.Sign(whole) is '-' or '(' or '"' or ';' || whole >= passage.Count);
        return told || identified || form || closed ? whole : end;
    }

    /// <summary>"Mr. van der Berg": particles in lower case between a title or a cue and the name.</summary>
    private static int WithParticles(in Passage passage, int first)
    {
        var at = first;
        while (at > 0)
        {
            if (passage.Has(at - 1, Clue.Particle) && passage.Has(at - 1, Clue.Lower))
            {
                at--;
            }
            else if (
                passage.Has(at - 1, Clue.Hyphen)
                && passage.Touches(at)
                && passage.Touches(at - 1)
                && passage.Has(at - 2, Clue.Particle)
                && passage.Has(at - 2, Clue.Lower)
            )
            {
                // al-Zahrani: the article is written to the name, so no cue is needed.
                at -= 2;
                first = at;
            }
            else
            {
                break;
            }
        }

        var before = passage.Has(at - 1, Clue.Dot | Clue.Colon) ? at - 2 : at - 1;
        return at < first && passage.Has(before, Clue.Title | Clue.NameCue | Clue.Relation | Clue.Role) ? at : first;
    }

    private static void Remember(in Passage passage, int first, int end, double sum)
    {
        if (sum < Enough + 0.5)
        {
            return;
        }

        for (var at = first; at < end; at++)
        {
            var token = passage.Tokens[at];
            if (
                token.Length > 2
                && token.Has(Clue.Word)
                && !token.Has(Clue.Eponym | Clue.Generic | Clue.Particle | Clue.Function | Clue.Title | Clue.Heading)
                && (!token.Has(Clue.Common) || token.Has(Clue.FamilyName | Clue.GivenName))
            )
            {
                passage.Known.Add(token.Hash);
            }
        }
    }

    private static void Known(in Passage passage, int first, int end, Findings found)
    {
        for (var at = first; at < end; at++)
        {
            if (
                passage.Known.Contains(passage.Tokens[at].Hash)
                && !passage.Has(at + 1, Clue.Disorder | Clue.FacilityHead)
                && !(passage.Has(at + 1, Clue.Hyphen) && passage.Touches(at + 1) && passage.Has(at + 2, Clue.Clinical))
                && !(
                    passage.Has(at, Clue.Common)
                    && (passage.Has(at, Clue.AllCaps) || NameContext.IsSentenceStart(passage, at))
                )
            )
            {
                found.Add(
                    passage.Start(at),
                    passage.End(at),
                    PhiKind.Name,
                    0.75,
                    "name known from earlier in the text"
                );
            }
        }
    }
}
