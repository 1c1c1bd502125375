using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Places;

/// <summary>(B) <c>221 N. Oak Street, Apt 4B, Springfield, IL 62704</c>; post office boxes. A number, a name and a street word; then the parts that follow.</summary>
internal sealed class StreetAddress : Detector
{
    private const int MostNameTokens = 6;

    private static readonly string[] Sure =
    [
        "street",
        "avenue",
        "boulevard",
        "road",
        "blvd",
        "ave",
        "lane",
        "highway",
        "drive",
    ];

    public override Clue Triggers => Clue.StreetSuffix | Clue.Direction;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        if (passage.Is(at, "box"))
        {
            Box(passage, at, found);
            return;
        }

        if (!passage.Has(at, Clue.StreetSuffix))
        {
            Directed(passage, at, found);
            return;
        }

        var number = Number(passage, at);
        if (number >= 0)
        {
            var last = AddressTail.Last(passage, at);
            found.Add(
                passage.Start(number),
                passage.End(last),
                PhiKind.Location,
                0.9,
                "house number, street and street word"
            );
        }
        else if (passage.IsAny(at, Sure))
        {
            Unnumbered(passage, at, found);
        }
    }

    /// <summary>"found down at 2217 W Cermak": a number, a point of the compass and a name, after a word of place; the street word left out.</summary>
    private static void Directed(in Passage passage, int at, Findings found)
    {
        if (
            passage.Has(at, Clue.Capitalised | Clue.AllCaps | Clue.Upper)
            && passage.Has(at - 1, Clue.Digits)
            && passage.Tokens[at - 1].Length is >= 2 and <= 5
            && !passage.Touches(at)
            && passage.IsAny(at - 2, ["at", "on", "of", "near", "from", "outside"])
            && passage.Has(at + 1, Clue.Capitalised)
            && !passage.Has(at + 1, Clue.Clinical | Clue.Unit | Clue.LineBefore)
        )
        {
            found.Add(passage.Start(at - 1), passage.End(at + 1), PhiKind.Location, 0.75, "house number and street");
        }
    }

    /// <summary>"from Elm Street, Denver", "our 5th Avenue office": only the words that mean a street alone.</summary>
    private static void Unnumbered(in Passage passage, int at, Findings found)
    {
        var ordinal = passage.IsAny(at - 1, ["st", "nd", "rd", "th"]) && passage.Touches(at - 1);
        if (ordinal)
        {
            found.Add(passage.Start(at - 2), passage.End(at), PhiKind.Location, 0.7, "numbered street");
        }
        else if (
            passage.Has(at, Clue.Capitalised)
            && passage.Has(at - 1, Clue.Capitalised)
            && !passage.Has(at - 1, Clue.Clinical | Clue.Disorder | Clue.Generic)
            && !passage.Has(at, Clue.LineBefore)
        )
        {
            found.Add(
                passage.Start(at - 1),
                passage.End(SitePhrase.Town(passage, at)),
                PhiKind.Location,
                0.65,
                "street"
            );
        }
    }

    /// <summary>The token of the house number before the street's name; -1 when this is no address.</summary>
    private static int Number(in Passage passage, int suffix)
    {
        var named = false;
        for (var at = suffix - 1; at >= Math.Max(0, suffix - MostNameTokens); at--)
        {
            if (passage.Has(at, Clue.Dot) && passage.Has(at + 1, Clue.LineBefore))
            {
                return -1; // a sentence has ended
            }

            if (passage.Has(at, Clue.Digits) && passage.Tokens[at].Length <= 6)
            {
                // "5th Avenue" has its number before the ordinal.
                if (passage.IsAny(at + 1, ["st", "nd", "rd", "th"]) && passage.Touches(at + 1))
                {
                    named = true;
                    continue;
                }

                return named && !(passage.Touches(at) && passage.Has(at - 1, Clue.Slash | Clue.Dot)) ? at : -1;
            }

            if (passage.Has(at, Clue.Upper) && !passage.Has(at, Clue.Unit | Clue.Month))
            {
                named = true;
            }
            else if (
                !(
                    passage.Has(at, Clue.Dot | Clue.Hyphen | Clue.Possessive | Clue.Direction)
                    || passage.IsAny(at, ["st", "nd", "rd", "th", "of", "de", "la"])
                )
            )
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>"Unit 8505 Box 9220", "PSC 6695, Box 2353".</summary>
    private static int Military(in Passage passage, int box, int first)
    {
        var number = passage.Has(box - 1, Clue.Comma) ? box - 2 : box - 1;
        return
            passage.Has(number, Clue.Digits) && passage.IsAny(number - 1, ["unit", "psc", "cmr", "rr", "hc", "route"])
            ? number - 1
            : first;
    }

    private static void Box(in Passage passage, int at, Findings found)
    {
        var first = at - 1;
        while (
            first >= 0
            && at - first < 5
            && (passage.IsAny(first, ["p", "o", "po", "post", "office"]) || passage.Has(first, Clue.Dot))
        )
        {
            first--;
        }

        first = Military(passage, at, first + 1);
        if (first < at && passage.Has(at + 1, Clue.Digits))
        {
            found.Add(
                passage.Start(first),
                passage.End(AddressTail.Last(passage, at + 1)),
                PhiKind.Location,
                0.9,
                "post office box"
            );
        }
    }
}
