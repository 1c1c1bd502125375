using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Places;

/// <summary>(B) ZIP codes: five digits, or five and four, after a state, a city or the word "ZIP".</summary>
internal sealed class PostalCode : Detector
{
    public override Clue Triggers => Clue.Digits;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        British(passage, at, found);
        var last = AddressTail.Zip(passage, at);
        if (last == 0 && passage.Tokens[at].Length is >= 3 and <= 6 && Labelled(passage, at))
        {
            var more =
                passage.Touches(at + 1)
                && passage.Has(at + 1, Clue.Hyphen)
                && passage.Touches(at + 2)
                && passage.Has(at + 2, Clue.Digits);
            found.Add(passage.Start(at), passage.End(more ? at + 2 : at), PhiKind.Location, 0.8, "postal code");
            return;
        }

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

    /// <summary>SW1A 1AA and K1A 0B1: letters and digits in turn, in two groups.</summary>
    private static void British(in Passage passage, int at, Findings found)
    {
        var text = passage.Text;
        var start = passage.Start(at);
        if (
            passage.Tokens[at].Length > 2
            || !passage.Touches(at)
            || !passage.Has(at - 1, Clue.AllCaps | Clue.Letter)
            || passage.Tokens[at - 1].Length > 2
        )
        {
            return;
        }

        var middle = passage.End(at);
        if (middle < text.Length && char.IsAsciiLetterUpper(text[middle]))
        {
            middle++;
        }

        if (
            middle + 4 > text.Length
            || text[middle] != ' '
            || !char.IsAsciiDigit(text[middle + 1])
            || !char.IsAsciiLetterUpper(text[middle + 2])
        )
        {
            return;
        }

        var end = middle + 4;
        var last = text[end - 1];
        var british = char.IsAsciiLetterUpper(last);
        var canadian =
            char.IsAsciiDigit(last)
            && char.IsAsciiLetterUpper(text[middle - 1])
            && middle - start == 2
            && passage.Tokens[at - 1].Length == 1;
        if (
            (british || canadian)
            && (end == text.Length || !char.IsLetterOrDigit(text[end]))
            && !(passage.Touches(at - 1) && passage.Has(at - 2, Clue.Word | Clue.Digits))
        )
        {
            found.Add(passage.Start(at - 1), end, PhiKind.Location, 0.8, "postal code");
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
