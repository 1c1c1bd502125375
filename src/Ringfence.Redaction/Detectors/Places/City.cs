using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Places;

/// <summary>(B) Cities and towns of the gazetteer, where a preposition, a state or a verb of care says that a place is meant.</summary>
internal sealed class City : Detector
{
    private const double Enough = 2.2;

    public override Clue Triggers => Clue.City | Clue.Town | Clue.PhraseStart;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        if (
            !passage.Has(at, Clue.Capitalised | Clue.Mixed | Clue.AllCaps)
            || passage.Touches(at) && passage.Has(at - 1, Clue.Hyphen | Clue.Digits)
        )
        {
            return;
        }

        var (last, clues) = PlacePhrase.Longest(passage, at);
        if (last < 0 || clues.Any(Clue.Region | Clue.State) && !HasState(passage, last + 1))
        {
            return;
        }

        var sum = Weight(passage, at, last, clues) + Around(passage, at, last);
        if (sum >= Enough)
        {
            found.Add(
                passage.Start(at),
                passage.End(State(passage, last)),
                PhiKind.Location,
                sum >= 3.5 ? 0.9 : 0.65,
                "city or town of the gazetteer in a place's context"
            );
        }
    }

    private static double Weight(in Passage passage, int at, int last, Clue clues)
    {
        var weight =
            clues.Any(Clue.City) ? 1.3
            : clues.Any(Clue.English) ? 0.6
            : 0.8;
        if (last > at)
        {
            return weight + 0.6;
        }

        weight -=
            clues.Any(Clue.GivenName) ? 1.5
            : clues.Any(Clue.FirstName) ? 0.6
            : 0;
        weight -=
            clues.Any(Clue.Common) ? 1.5
            : clues.Any(Clue.Rare) ? 0.6
            : 0;
        weight -= clues.Any(
            Clue.Clinical
                | Clue.Disorder
                | Clue.Heading
                | Clue.Generic
                | Clue.Role
                | Clue.Month
                | Clue.CareVerb
                | Clue.Direction
                | Clue.Function
        )
            ? 3
            : 0;
        weight -= clues.Any(Clue.Eponym) ? 1 : 0;
        weight -=
            clues.Any(Clue.AllCaps) && passage.Tokens[at].Length <= 4 && !passage.IsAny(at, ["nyc", "dc", "la"])
                ? 2
                : 0;
        return weight;
    }

    private static double Around(in Passage passage, int at, int last)
    {
        var sum = 0.0;
        if (passage.IsAny(at - 1, ["in", "from", "near", "outside", "around", "visiting", "downtown"]))
        {
            sum += 1.5;
        }
        else if (passage.IsAny(at - 1, ["at", "to", "of", "@", "for", "our", "the", "-"]))
        {
            sum += 0.6;
        }

        if (HasState(passage, last + 1))
        {
            sum += 3;
        }

        sum += HasCare(passage, at) ? 0.9 : 0;
        sum -= passage.Has(last + 1, Clue.Disorder) ? 5 : 0;
        var joined =
            passage.Has(at - 1, Clue.Capitalised | Clue.Title) && !passage.Has(at - 1, Clue.PlacePreposition)
            || (passage.Has(last + 1, Clue.Capitalised) && !passage.Has(last + 1, Clue.FacilityHead));
        return sum - (joined ? 2 : 0);
    }

    private static bool HasCare(in Passage passage, int at)
    {
        for (var before = at - 1; before >= Math.Max(0, at - 6); before--)
        {
            if (passage.Has(before, Clue.CareVerb))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>", TX" or ", Texas" or " TX 75201".</summary>
    private static bool HasState(in Passage passage, int at)
    {
        var comma = passage.Has(at, Clue.Comma);
        var state = comma ? at + 1 : at;
        return (
                passage.Has(state, Clue.StateCode)
                && passage.Has(state, Clue.AllCaps)
                && (comma || IsZip(passage, state + 1))
            ) || (comma && passage.Has(state, Clue.State | Clue.Region) && passage.Has(state, Clue.Upper));
    }

    /// <summary>The last token of the state after a place, for it is written as one with it; the place's own where none follows.</summary>
    public static int State(in Passage passage, int last)
    {
        var comma = passage.Has(last + 1, Clue.Comma);
        var state = comma ? last + 2 : last + 1;
        var code =
            passage.Has(state, Clue.StateCode)
            && passage.Has(state, Clue.AllCaps)
            && (comma || IsZip(passage, state + 1));
        return code || (comma && passage.Has(state, Clue.State) && passage.Has(state, Clue.Upper)) ? state : last;
    }

    private static bool IsZip(in Passage passage, int at) =>
        passage.Has(at, Clue.Digits) && passage.Tokens[at].Length == 5;
}
