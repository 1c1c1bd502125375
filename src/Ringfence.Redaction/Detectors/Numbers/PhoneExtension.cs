using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Numbers;

/// <summary>(D) A hospital's short numbers: <c>pager 12345</c>, <c>ext. 204</c>, <c>x4432</c>.</summary>
internal sealed class PhoneExtension : Detector
{
    public override Clue Triggers => Clue.PhoneCue;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        if (!passage.IsAny(at, ["pager", "beeper", "ext", "extension", "x", "extn", "voicemail"]))
        {
            return;
        }

        var value = at + 1;
        while (passage.Sign(value) is ':' or '.' or '#' || passage.IsAny(value, ["number", "is", "no", "id"]))
        {
            value++;
        }

        var glued = !passage.Is(at, "x") || passage.Touches(value);
        if (
            glued
            && passage.Has(value, Clue.Digits)
            && passage.Tokens[value].Length is >= 3 and <= 6
            && !(
                passage.Touches(value + 1) && passage.Has(value + 1, Clue.Word | Clue.Hyphen | Clue.Slash | Clue.Colon)
            )
            && (!passage.Is(at, "x") || passage.Tokens[value].Length >= 4)
        )
        {
            found.Add(passage.Start(value), passage.End(value), PhiKind.Phone, 0.75, "pager or extension");
        }
    }
}
