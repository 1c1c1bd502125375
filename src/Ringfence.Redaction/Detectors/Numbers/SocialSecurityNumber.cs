using System.Buffers;
using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Numbers;

/// <summary>
/// (G) Three, two and four digits with one sign between (or masked, <c>XXX-XX-1234</c>). Without its label an area, group or serial
/// that was never issued (000, 666; 00; 0000) is none; 9xx may be a taxpayer number and counts.
/// </summary>
internal sealed class SocialSecurityNumber : Detector
{
    private static readonly SearchValues<char> Masks = SearchValues.Create("Xx*#-. ");

    public override Clue Triggers => Clue.Digits;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        if (passage.Tokens[at].Length == 4)
        {
            Masked(passage, at, found);
        }
        else if (passage.Tokens[at].Length == 3 && Length(passage, at + 2) == 2 && Length(passage, at + 4) == 4)
        {
            Whole(passage, at, found);
        }
    }

    private static void Whole(in Passage passage, int at, Findings found)
    {
        var sign = passage.Sign(at + 1);
        var spaced = Length(passage, at + 1) == 2;
        var joined = Joins(sign) && passage.Sign(at + 3) == sign && passage.Touches(at + 1) && passage.Touches(at + 2);
        if (spaced || !joined || Continues(passage, at - 1, at) || Continues(passage, at + 5, at + 5))
        {
            return;
        }

        var issued = passage.Number(at) is not (0 or 666) && passage.Number(at + 2) != 0 && passage.Number(at + 4) != 0;
        found.Add(
            passage.Start(at),
            passage.End(at + 4),
            PhiKind.Ssn,
            issued ? 0.9 : 0.55,
            "form of a social security number"
        );
    }

    private static void Masked(in Passage passage, int at, Findings found)
    {
        var text = passage.Text;
        var start = passage.Start(at) - 7;
        if (
            start < 0
            || !Joins(text[start + 3])
            || text[start + 6] != text[start + 3]
            || text[start..(start + 7)].ContainsAnyExcept(Masks)
        )
        {
            return;
        }

        found.Add(start, passage.End(at), PhiKind.Ssn, 0.9, "masked social security number");
    }

    private static bool Joins(char sign) => sign is '-' or '.' or '–' or '‑';

    private static int Length(in Passage passage, int at) =>
        passage.Has(at, Clue.Digits) ? passage.Tokens[at].Length : 0;

    /// <summary>Whether more of a longer number touches here.</summary>
    private static bool Continues(in Passage passage, int at, int touching) =>
        passage.Touches(touching)
        && (
            passage.Has(at, Clue.Digits | Clue.Word | Clue.Hyphen)
            || (passage.Has(at, Clue.Dot) && passage.Touches(at + 1))
        );
}
