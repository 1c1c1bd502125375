using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Places;

/// <summary>What follows a street: a direction, a unit, the city, the state and the ZIP, on this line or the next.</summary>
internal static class AddressTail
{
    private static readonly string[] Units =
    [
        "apt",
        "apartment",
        "suite",
        "ste",
        "unit",
        "floor",
        "fl",
        "room",
        "rm",
        "bldg",
        "building",
        "lot",
        "trailer",
        "no",
        "p",
    ];

    /// <summary>The last token of the address whose street ends at <paramref name="last"/>.</summary>
    public static int Last(in Passage passage, int last)
    {
        if (passage.Has(last + 1, Clue.Dot) && passage.Touches(last + 1))
        {
            last++;
        }

        if (passage.Has(last + 1, Clue.Direction) && passage.Has(last + 1, Clue.Upper))
        {
            last++;
        }

        last = Unit(passage, last);
        return City(passage, last);
    }

    private static int Unit(in Passage passage, int last)
    {
        var at = passage.Has(last + 1, Clue.Comma) ? last + 2 : last + 1;
        if (!passage.IsAny(at, Units) && passage.Sign(at) != '#')
        {
            return last;
        }

        at++;
        while (passage.Sign(at) is '.' or '#')
        {
            at++;
        }

        if (!passage.Has(at, Clue.Digits | Clue.Letter | Clue.AllCaps))
        {
            return last;
        }

        while (passage.Touches(at + 1) && passage.Has(at + 1, Clue.Digits | Clue.Letter | Clue.AllCaps))
        {
            at++;
        }

        return at;
    }

    /// <summary>Up to four proper words, then a state or a ZIP, which must be there.</summary>
    private static int City(in Passage passage, int last)
    {
        var at = last + 1;
        var words = 0;
        for (; at < passage.Count && words <= 5; at++)
        {
            if (passage.Has(at, Clue.Comma | Clue.Dot))
            {
                continue;
            }

            if (
                passage.Has(at, Clue.StateCode) && passage.Has(at, Clue.AllCaps)
                || passage.Has(at, Clue.State) && passage.Has(at, Clue.Upper)
            )
            {
                return Zip(passage, at + 1) is var zip and > 0 ? zip : at;
            }

            if (words > 0 && Zip(passage, at) is var code and > 0)
            {
                return code;
            }

            if (!passage.Has(at, Clue.Capitalised | Clue.AllCaps | Clue.Mixed))
            {
                break;
            }

            words++;
        }

        return Named(passage, last);
    }

    /// <summary>", Lionelmouth": a town without a state, known or by its form.</summary>
    private static int Named(in Passage passage, int last)
    {
        var first = passage.Has(last + 1, Clue.Comma) ? last + 2 : last + 1;
        if (
            first == last + 1 && !passage.Has(first, Clue.LineBefore)
            || !passage.Has(first, Clue.Capitalised | Clue.Mixed | Clue.AllCaps)
        )
        {
            return last;
        }

        var (town, _) = PlacePhrase.Longest(passage, first);
        if (town >= 0)
        {
            return town;
        }

        return PlaceWord.EndsLikeTown(passage.Word(first)) && !passage.Has(first, Clue.Common) ? first
            : PlaceWord.IsFront(passage, first) && passage.Has(first + 1, Clue.Capitalised) ? first + 1
            : last;
    }

    /// <summary>The last token of a ZIP or ZIP+4 at the token; 0 when none is there.</summary>
    public static int Zip(in Passage passage, int at)
    {
        if (!passage.Has(at, Clue.Digits) || passage.Tokens[at].Length != 5)
        {
            return 0;
        }

        var four =
            passage.Touches(at + 1)
            && passage.Has(at + 1, Clue.Hyphen)
            && passage.Touches(at + 2)
            && passage.Has(at + 2, Clue.Digits)
            && passage.Tokens[at + 2].Length == 4;
        return four ? at + 2 : at;
    }
}
