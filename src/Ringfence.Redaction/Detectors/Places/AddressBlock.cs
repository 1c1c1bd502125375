using Ringfence.Redaction.Detectors.Names;
using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Places;

/// <summary>
/// (B) Addresses without an English street word, by their form: <c>50668 Kiannonkatu 98 Apt. 105, ISHAM</c>, <c>Via Franscini 71</c>. Numbers
/// around proper words, a street word of another language, a unit, or a word such as "address" before add up.
/// </summary>
internal sealed class AddressBlock : Detector
{
    private const double Enough = 2.2;
    private const int MostWords = 5;
    private static readonly string[] Cues =
    [
        "address",
        "sent",
        "send",
        "deliver",
        "delivered",
        "ship",
        "shipped",
        "mail",
        "return",
        "arrived",
        "lives",
        "live",
        "living",
        "located",
        "moved",
        "off",
        "resides",
    ];

    private static readonly string[] Units = ["apt", "suite", "ste", "unit", "flat", "floor", "building", "bldg"];

    public override Clue Triggers => Clue.Digits;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        if (
            passage.Tokens[at].Length > 6
            || passage.Touches(at) && !(passage.Sign(at - 1) is '>' or '?')
            || passage.Has(at - 1, Clue.Digits)
        )
        {
            return;
        }

        if (
            !passage.Has(at + 1, Clue.Upper | Clue.Digits | Clue.Lower)
            || (passage.Has(at + 1, Clue.Lower) && !passage.Has(at + 2, Clue.Dot))
        )
        {
            if (passage.Has(at - 1, Clue.Upper))
            {
                Reversed(passage, at, found);
            }

            return;
        }

        var second = passage.Has(at + 1, Clue.Digits) && !passage.Touches(at + 1) && passage.Tokens[at + 1].Length <= 4;
        var first = second ? at + 2 : at + 1;
        var (end, weight) = Street(passage, first);
        if (end == first || passage.Touches(first))
        {
            Reversed(passage, at, found);
            return;
        }

        var last = end - 1;
        if (
            passage.Has(end, Clue.Digits)
            && passage.Tokens[end].Length <= 5
            && !passage.Has(end, Clue.LineBefore)
            && !passage.Has(end + 1, Clue.Unit | Clue.Slash)
        )
        {
            last = end;
            weight += 0.8;
        }

        var unit = Unit(passage, last + 1);
        weight += unit > last ? 2 : 0;
        weight += passage.StartsLine(at) || passage.Sign(at - 1) is '>' or '?' or ':' ? 0.4 : 0;
        weight += second ? 0.5 : 0;
        weight += Cued(passage, at) ? 1.5 : 0;
        if (weight >= Enough)
        {
            found.Add(
                passage.Start(at),
                passage.End(Tail(passage, Math.Max(unit, last))),
                PhiKind.Location,
                0.7,
                "form of an address"
            );
        }
    }

    /// <summary>"Via Franscini 71": the number is at the end.</summary>
    private static void Reversed(in Passage passage, int number, Findings found)
    {
        var first = number;
        while (
            first > 0
            && number - first < MostWords
            && passage.Has(first - 1, Clue.Upper)
            && char.IsUpper(passage.Sign(first - 1))
            && !passage.Has(first, Clue.LineBefore)
        )
        {
            first--;
        }

        if (first == number)
        {
            return;
        }

        var street =
            (number - first > 1 && ForeignStreet.IsFront(passage, first) && passage.Tokens[first].Length > 2)
            || (
                number - first <= 2
                && ForeignStreet.EndsLikeStreet(passage.Word(number - 1))
                && !passage.Has(number - 1, Clue.English | Clue.Clinical)
            );
        var unit = Unit(passage, number + 1);
        if (
            street
            && (
                unit > 0
                || Cued(passage, first)
                || passage.Has(number + 1, Clue.Comma | Clue.LineBefore)
                || number + 1 >= passage.Count
            )
        )
        {
            found.Add(
                passage.Start(first),
                passage.End(Tail(passage, Math.Max(unit, number))),
                PhiKind.Location,
                0.65,
                "form of an address"
            );
        }
    }

    /// <summary>One past the street's words, and what they say for it.</summary>
    private static (int End, double Weight) Street(in Passage passage, int first)
    {
        var at = first;
        var weight = 0.0;
        for (var words = 0; words < MostWords && at < passage.Count; at++)
        {
            if (passage.Has(at, Clue.LineBefore) && at > first)
            {
                break;
            }

            if (
                passage.Has(at, Clue.Dot) && passage.Touches(at)
                || passage.Has(at, Clue.Particle) && passage.Has(at, Clue.Lower)
                || passage.IsAny(at, ["u", "út"])
            )
            {
                continue;
            }

            var front =
                at == first
                && (passage.Has(at, Clue.Upper) || passage.Has(at + 1, Clue.Dot))
                && ForeignStreet.IsFront(passage, at);
            if (
                !front
                && (
                    !passage.Has(at, Clue.Capitalised | Clue.Mixed | Clue.AllCaps)
                    || passage.IsAny(at, Units)
                    || passage.Has(
                        at,
                        Clue.Clinical | Clue.Disorder | Clue.Month | Clue.Weekday | Clue.Unit | Clue.Label | Clue.Title
                    )
                    || ClinicalWord.Looks(passage.Word(at)) && !ForeignStreet.EndsLikeStreet(passage.Word(at))
                )
            )
            {
                break;
            }

            weight +=
                front || (!passage.Has(at, Clue.Common) && ForeignStreet.EndsLikeStreet(passage.Word(at))) ? 2 : 0;
            weight -=
                passage.Has(at, Clue.Common) && !front && !passage.Has(at, Clue.StreetSuffix | Clue.AnyName) ? 1 : 0;
            words++;
        }

        while (
            at > first
            && passage.Has(at - 1, Clue.Dot) == false
            && passage.Has(at - 1, Clue.Particle)
            && passage.Has(at - 1, Clue.Lower)
        )
        {
            at--;
        }

        return (at, weight);
    }

    private static bool Cued(in Passage passage, int at)
    {
        for (var before = at - 1; before >= Math.Max(0, at - 6); before--)
        {
            if (passage.IsAny(before, Cues))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The last token of "Apt. 360" on this line or the next; 0 when there is none.</summary>
    private static int Unit(in Passage passage, int at)
    {
        while (passage.Has(at, Clue.Comma) || passage.Sign(at) is '>' or '?')
        {
            at++;
        }

        if (!passage.IsAny(at, Units))
        {
            return 0;
        }

        at++;
        while (passage.Sign(at) is '.' or '#')
        {
            at++;
        }

        return passage.Has(at, Clue.Digits) || (passage.Has(at, Clue.Letter) && !passage.Has(at, Clue.LineBefore))
            ? at
            : 0;
    }

    /// <summary>Town, country and postal code after it, by commas or lines.</summary>
    private static int Tail(in Passage passage, int last)
    {
        for (var parts = 0; parts < 3; parts++)
        {
            var at = last + 1;
            var separated = passage.Has(at, Clue.LineBefore);
            while (passage.Has(at, Clue.Comma) || passage.Sign(at) is '>' or '?')
            {
                separated = true;
                at++;
            }

            var end = at;
            while (
                end < passage.Count
                && end - at < 4
                && (
                    passage.Has(end, Clue.Capitalised | Clue.AllCaps | Clue.Mixed)
                    || passage.Has(end, Clue.Digits) && passage.Tokens[end].Length is >= 3 and <= 6
                )
                && !passage.Has(end, Clue.Clinical | Clue.Label | Clue.Title | Clue.Heading | Clue.PhoneCue)
                && !(end > at && passage.Has(end, Clue.LineBefore))
            )
            {
                end++;
            }

            if (
                !separated
                || end == at
                || (passage.Has(end, Clue.Lower) && !passage.Has(end, Clue.LineBefore))
                || passage.Has(end, Clue.Colon)
            )
            {
                break;
            }

            last = end - 1;
        }

        return last;
    }
}
