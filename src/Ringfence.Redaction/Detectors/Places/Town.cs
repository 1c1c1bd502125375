using Ringfence.Redaction.Detectors.Names;
using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Places;

/// <summary>
/// (B) Towns in no gazetteer: proper words before a state and a ZIP (<c>Torphymouth, IL 66437</c>), before a state after "in" or "from", and
/// after "in" or "from" words that have a town's form (<c>New Alessandroberg</c>).
/// </summary>
internal sealed class Town : Detector
{
    private const int MostWords = 4;

    private static readonly string[] Going =
    [
        "flew",
        "fly",
        "flying",
        "moved",
        "moving",
        "relocated",
        "travelled",
        "traveled",
        "travelling",
        "traveling",
        "travel",
        "trip",
        "born",
        "lives",
        "live",
        "living",
        "lived",
        "resides",
        "resident",
        "m",
        "vacation",
        "vacationing",
        "returned",
        "emigrated",
        "immigrated",
        "raised",
    ];

    public override Clue Triggers => Clue.StateCode | Clue.State | Clue.PlacePreposition;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        if (
            passage.Has(at, Clue.StateCode | Clue.State)
            && passage.Has(at, Clue.AllCaps | Clue.Capitalised | Clue.Mixed)
        )
        {
            BeforeState(passage, at, found);
        }

        if (
            passage.Has(at, Clue.PlacePreposition)
            && passage.Has(at, Clue.Lower)
            && passage.IsAny(at, ["in", "from", "near", "to"])
        )
        {
            After(passage, at, found);
        }
    }

    private static void BeforeState(in Passage passage, int state, Findings found)
    {
        var last = passage.Has(state - 1, Clue.Comma) ? state - 2 : state - 1;
        var zip = AddressTail.Zip(passage, passage.Has(state + 1, Clue.Comma) ? state + 2 : state + 1);
        if (zip == 0 && (last == state - 1 || !passage.Has(state, Clue.AllCaps | Clue.Capitalised)))
        {
            return;
        }

        var first = First(passage, last);
        if (first > last)
        {
            return;
        }

        var placed =
            passage.Has(first - 1, Clue.PlacePreposition)
            || PlaceWord.EndsLikeTown(passage.Word(last))
            || (last > first && PlaceWord.IsFront(passage, first));
        if (zip > 0 || (placed && !passage.Has(state, Clue.Credential)))
        {
            found.Add(
                passage.Start(first),
                passage.End(zip > 0 ? zip : state),
                PhiKind.Location,
                zip > 0 ? 0.9 : 0.7,
                "proper words before a state"
            );
        }
    }

    private static int First(in Passage passage, int last)
    {
        var first = last + 1;
        while (
            first > 0
            && last - first < MostWords - 1
            && IsProper(passage, first - 1)
            && !(first <= last && passage.Has(first, Clue.LineBefore))
        )
        {
            first--;
            if (passage.Has(first - 1, Clue.Hyphen) && passage.Touches(first) && passage.Touches(first - 1))
            {
                first--;
            }
        }

        return first;
    }

    private static bool IsProper(in Passage passage, int at) =>
        passage.Has(at, Clue.Capitalised | Clue.AllCaps | Clue.Mixed)
        && char.IsUpper(passage.Sign(at))
        && !passage.Has(
            at,
            Clue.Clinical
                | Clue.Disorder
                | Clue.Title
                | Clue.Month
                | Clue.Weekday
                | Clue.Credential
                | Clue.Label
                | Clue.Role
        )
        && (
            !passage.Has(at, Clue.StreetSuffix | Clue.FacilityHead | Clue.Function | Clue.Heading)
            || PlaceWord.IsFront(passage, at)
        );

    private static void After(in Passage passage, int at, Findings found)
    {
        var first = at + 1;
        var front = PlaceWord.IsFront(passage, first) && !passage.Touches(first);
        var last = front ? first + 1 : first;
        if (
            !(
                passage.Has(last, Clue.Capitalised)
                || (passage.Has(last, Clue.AllCaps) && PlaceWord.EndsLikeTown(passage.Word(last)))
            )
            || passage.Has(last, Clue.LineBefore)
            || passage.Has(
                last,
                Clue.English
                    | Clue.Clinical
                    | Clue.Region
                    | Clue.Disorder
                    | Clue.Eponym
                    | Clue.Generic
                    | Clue.State
                    | Clue.Organisation
            )
            || passage.Has(last + 1, Clue.Disorder | Clue.FacilityHead | Clue.Possessive)
            || ClinicalWord.Looks(passage.Word(last))
            || (passage.Touches(last + 1) && passage.Has(last + 1, Clue.Digits | Clue.Hyphen | Clue.Slash))
        )
        {
            return;
        }

        if (
            Travelled(passage, at)
                && (passage.Has(last, Clue.Accented) || !passage.Has(last, Clue.AnyName | Clue.Label))
            || (!passage.Is(at, "to") && front)
            || (
                !passage.Is(at, "to")
                && PlaceWord.EndsLikeTown(passage.Word(last))
                && !passage.Has(last + 1, Clue.Capitalised)
            )
        )
        {
            found.Add(
                passage.Start(first),
                passage.End(last),
                PhiKind.Location,
                0.6,
                "form of a town's name after a preposition"
            );
        }
    }

    /// <summary>"flew to", "moved here from", "I'm in", "born in".</summary>
    private static bool Travelled(in Passage passage, int at)
    {
        for (var before = at - 1; before >= Math.Max(0, at - 3); before--)
        {
            if (passage.IsAny(before, Going))
            {
                return true;
            }
        }

        return false;
    }
}
