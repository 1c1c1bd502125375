using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Places;

/// <summary>(B) The lines under a street: a town, a unit, a postal code or country and code alone on its line, where a line just above is a street's.</summary>
internal sealed class AddressLine : Detector
{
    private const int MostTokens = 5;
    private const int Reach = 14;

    public override Clue Triggers => Clue.LineBefore;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        var first = at;
        while (passage.Sign(first) is '>' or '?' or ',' && first < at + 4)
        {
            first++;
        }

        var end = first;
        var digits = 0;
        while (end < passage.Count && !(end > first && passage.Has(end, Clue.LineBefore)) && end - first <= MostTokens)
        {
            if (
                !(
                    passage.Has(end, Clue.Capitalised | Clue.AllCaps | Clue.Mixed)
                    || passage.Has(end, Clue.Digits) && passage.Tokens[end].Length <= 6
                    || passage.Has(end, Clue.Comma | Clue.Hyphen | Clue.Dot)
                )
                || passage.Has(end, Clue.Label | Clue.Clinical | Clue.Heading | Clue.PhoneCue | Clue.Title | Clue.Colon)
            )
            {
                return;
            }

            digits += passage.Has(end, Clue.Digits) ? passage.Tokens[end].Length : 0;
            end++;
        }

        if (end == first || end - first > MostTokens || digits is 1 or 2 || !FollowsStreet(passage, at))
        {
            return;
        }

        // A country by itself stays.
        if (end - first == 1 && passage.Has(first, Clue.Region | Clue.State))
        {
            return;
        }

        found.Add(passage.Start(first), passage.End(end - 1), PhiKind.Location, 0.65, "line under a street");
    }

    /// <summary>Whether one of the three lines above is a street's: a number with a street word, a unit, or a street's form.</summary>
    private static bool FollowsStreet(in Passage passage, int at)
    {
        var (number, street, lines) = (false, false, 0);
        for (var before = at - 1; before >= Math.Max(0, at - Reach) && lines < 3; before--)
        {
            number |= passage.Has(before, Clue.Digits);
            street |=
                passage.IsAny(before, ["apt", "suite", "ste"])
                || (
                    passage.Has(before, Clue.StreetSuffix)
                    && passage.Has(before, Clue.Capitalised)
                    && !passage.Has(before, Clue.FacilityHead | Clue.Label)
                )
                || (
                    passage.Has(before, Clue.Capitalised)
                    && ForeignStreet.EndsLikeStreet(passage.Word(before))
                    && !passage.Has(before, Clue.English)
                );
            if (passage.Has(before, Clue.Colon) && !passage.IsAny(before - 1, ["address"]))
            {
                return false;
            }

            if (number && street)
            {
                return true;
            }

            lines += passage.Has(before, Clue.LineBefore) ? 1 : 0;
        }

        return false;
    }
}
