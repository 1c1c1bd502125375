using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Network;

/// <summary>(Q) An image file by its name: <c>patient_photo_1921.jpg</c>, <c>IMG-0042.HEIC</c>.</summary>
internal sealed class PhotographFile : Detector
{
    public override Clue Triggers => Clue.TopLevelDomain;

    public static bool IsImage(in Passage passage, int at) =>
        passage.IsAny(at, ["jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "heic", "webp", "dcm", "dicom"]);

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        if (!IsImage(passage, at) || passage.Sign(at - 1) != '.' || !passage.Touches(at))
        {
            return;
        }

        var start = passage.Start(at - 1);
        while (
            start > 0
            && (
                char.IsLetterOrDigit(passage.Text[start - 1])
                || passage.Text[start - 1] is '-' or '_' or '.' or '/' or '\\' or '(' or ')' or '~' or ':'
            )
        )
        {
            start--;
        }

        while (passage.Text[start] is '(' or '.' or ':' or '-')
        {
            start++;
        }

        if (start < passage.Start(at - 1))
        {
            found.Add(start, passage.End(at), PhiKind.Photo, 0.8, "image file");
        }
    }
}
