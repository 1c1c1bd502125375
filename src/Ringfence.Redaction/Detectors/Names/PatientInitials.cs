using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Names;

/// <summary>(A) A patient by initials, as hand-offs have them: <c>J.D. 45F</c>, and <c>WB, 88 y/o F</c> at the start of a line or after a bed.</summary>
internal sealed class PatientInitials : Detector
{
    private const string Why = "initials before an age";

    public override Clue Triggers => Clue.Digits;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        if (passage.Number(at) is not (>= 0 and <= 120) || !IsAge(passage, at + 1))
        {
            return;
        }

        var comma = passage.Has(at - 1, Clue.Comma);
        var last = comma ? at - 2 : at - 1;
        if (
            passage.Has(last, Clue.Dot)
            && IsInitial(passage, last - 1)
            && passage.Has(last - 2, Clue.Dot)
            && IsInitial(passage, last - 3)
            && !passage.Touches(last - 3)
        )
        {
            found.Add(passage.Start(last - 3), passage.End(last), PhiKind.Name, 0.8, Why);
        }
        else if (
            comma
            && passage.Has(last, Clue.AllCaps)
            && passage.Tokens[last].Length == 2
            && !passage.Has(last, Clue.Function | Clue.Credential | Clue.Person | Clue.Heading | Clue.Unit)
            && (NameContext.IsSentenceStart(passage, last) || NameContext.IsRowStart(passage, last))
        )
        {
            found.Add(passage.Start(last), passage.End(last), PhiKind.Name, 0.7, Why);
        }
    }

    private static bool IsInitial(in Passage passage, int at) =>
        passage.Has(at, Clue.Letter) && passage.Has(at, Clue.AllCaps | Clue.Capitalised | Clue.Upper);

    /// <summary>"45F", "88 y/o", "3yo M", "67-year-old".</summary>
    private static bool IsAge(in Passage passage, int at)
    {
        if (passage.Has(at, Clue.Hyphen))
        {
            at++;
        }

        return passage.Is(at, "y") ? passage.Sign(at + 1) is '/' or '.'
            : passage.IsAny(at, ["f", "m"]) ? passage.Touches(at)
            : passage.IsAny(at, ["yo", "yof", "yom", "year", "yr"]);
    }
}
