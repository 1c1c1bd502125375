using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Numbers;

/// <summary>
/// (D, E) Telephone and fax numbers. Written as 3-3-4 with signs, or with "+" and a country, a number stands by itself; ten plain
/// digits, seven digits and foreign groups need a word such as "call", "tel", "pager" or "fax" just before.
/// </summary>
internal sealed class PhoneNumber : Detector
{
    private const int CueReach = 6;

    public override Clue Triggers => Clue.Digits | Clue.OpenParen | Clue.Plus;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        if (!passage.Has(at, Clue.Digits) && !passage.Has(at + 1, Clue.Digits))
        {
            return;
        }

        if (
            passage.Touches(at)
            && (
                passage.Has(at - 1, Clue.Digits | Clue.Word | Clue.Plus)
                || (passage.Has(at, Clue.Digits) && passage.Has(at - 1, Clue.OpenParen))
                || (Joins(passage.Sign(at - 1)) && passage.Touches(at - 1))
            )
        )
        {
            return;
        }

        var groups = new DigitGroups(passage, at);
        var cue = Cue(passage, at);
        var (score, why) = Judge(groups, cue);
        if (score > 0)
        {
            var fax = cue == PhiKind.Fax;
            found.Add(
                passage.Start(passage.Has(at, Clue.OpenParen) && passage.Sign(at + 2) != ')' ? at + 1 : at),
                Extension(passage, groups.Last),
                fax ? PhiKind.Fax : PhiKind.Phone,
                score,
                why
            );
        }
    }

    private static (double Score, string Why) Judge(in DigitGroups groups, PhiKind? cue)
    {
        if (groups.International && groups.Total is >= 8 and <= 15)
        {
            return (0.9, "number with a country code");
        }

        if (groups.IsNorthAmerican && groups.Signs)
        {
            return (cue is null ? 0.8 : 0.95, "form of a North American telephone number");
        }

        if (groups.Total == 10 && groups.Bracketed)
        {
            return (0.85, "area code in brackets");
        }

        return cue is not null && groups.Total is >= 7 and <= 15 && groups.Plausible
            ? (0.85, "number after a telephone word")
            : (0, "");
    }

    /// <summary>The telephone or fax word just before, on this line or the end of the last.</summary>
    private static PhiKind? Cue(in Passage passage, int at)
    {
        for (var before = at - 1; before >= Math.Max(0, at - CueReach); before--)
        {
            if (passage.Has(before, Clue.PhoneCue))
            {
                return
                    passage.IsAny(before, ["fax", "facsimile", "telefax"])
                    || (passage.Is(before, "f") && passage.Sign(before + 1) == ':')
                    ? PhiKind.Fax
                    : PhiKind.Phone;
            }

            // Another number, or another label, stands between: the word belongs to that one.
            if (
                passage.Has(before, Clue.Digits)
                || (passage.Has(before, Clue.Label) && !passage.IsAny(before, ["id", "patient", "number", "pt"]))
            )
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The end with "ext. 204" or "x204" when one follows.</summary>
    private static int Extension(in Passage passage, int last)
    {
        var at = last + 1;
        if (passage.Has(at, Clue.Comma))
        {
            at++;
        }

        if (!passage.IsAny(at, ["x", "ext", "extn", "extension"]))
        {
            return passage.End(last);
        }

        at++;
        while (passage.Sign(at) is '.' or ':' or '#')
        {
            at++;
        }

        return passage.Has(at, Clue.Digits) && passage.Tokens[at].Length <= 6 ? passage.End(at) : passage.End(last);
    }

    private static bool Joins(char sign) => sign is '-' or '.' or '/' or '–';
}
