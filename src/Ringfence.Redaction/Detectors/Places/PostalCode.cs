using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Places;

/// <summary>(B) ZIP codes: five digits, or five and four, after a state, a city or the word "ZIP".</summary>
internal sealed class PostalCode : Detector
{
    public override Clue Triggers => Clue.Digits;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        var last = AddressTail.Zip(passage, at);
        if (
            last == 0
            || passage.Touches(at) && passage.Has(at - 1, Clue.Digits | Clue.Word | Clue.Hyphen | Clue.Dot | Clue.Slash)
            || passage.Touches(last + 1) && passage.Has(last + 1, Clue.Word | Clue.Digits | Clue.Hyphen | Clue.Slash)
        )
        {
            return;
        }

        var comma = passage.Has(at - 1, Clue.Comma) ? at - 2 : at - 1;
        var state =
            passage.Has(comma, Clue.StateCode) && passage.Has(comma, Clue.AllCaps)
            || (passage.Has(comma, Clue.State) && passage.Has(comma, Clue.Upper));
        var city = passage.Has(comma, Clue.City) && passage.Has(comma, Clue.Upper);
        if (Labelled(passage, at) || state || city)
        {
            found.Add(passage.Start(at), passage.End(last), PhiKind.Location, 0.9, "ZIP code");
        }
    }

    private static bool Labelled(in Passage passage, int at)
    {
        for (var before = at - 1; before >= Math.Max(0, at - 4); before--)
        {
            if (passage.IsAny(before, ["zip", "zipcode", "postal", "postcode", "zips"]))
            {
                return true;
            }
        }

        return false;
    }
}
