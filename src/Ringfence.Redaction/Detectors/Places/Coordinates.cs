using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Places;

/// <summary>(B) A latitude and a longitude in decimal degrees, of three places or more: <c>34.0522, -118.2437</c>.</summary>
internal sealed class Coordinates : Detector
{
    private const int LeastPlaces = 3;

    public override Clue Triggers => Clue.Digits;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        if (
            passage.Touches(at) && passage.Has(at - 1, Clue.Dot | Clue.Digits | Clue.Word)
            || !IsDegrees(passage, at, 90)
        )
        {
            return;
        }

        var next = at + 3;
        while (
            passage.Has(next, Clue.Comma | Clue.Hyphen | Clue.Letter | Clue.Colon | Clue.Symbol)
            || passage.IsAny(next, ["long", "lon", "lng", "longitude", "n"])
        )
        {
            next++;
        }

        if (next > at + 3 && next < at + 9 && IsDegrees(passage, next, 180))
        {
            var start = passage.Has(at - 1, Clue.Hyphen) && passage.Touches(at) ? at - 1 : at;
            found.Add(passage.Start(start), passage.End(next + 2), PhiKind.Location, 0.85, "latitude and longitude");
        }
    }

    private static bool IsDegrees(in Passage passage, int at, int most) =>
        passage.Number(at) is >= 0 and var degrees
        && degrees <= most
        && passage.Touches(at + 1)
        && passage.Has(at + 1, Clue.Dot)
        && passage.Touches(at + 2)
        && passage.Has(at + 2, Clue.Digits)
        && passage.Tokens[at + 2].Length >= LeastPlaces;
}
