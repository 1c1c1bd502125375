using System.Buffers;
using Ringfence.Redaction.Replacements;

namespace Ringfence.Redaction.Scanning;

/// <summary>Writes a judged stretch of text with its findings replaced: the one place where whole texts and streams meet their output.</summary>
internal static class Replacing
{
    public static void Write(
        ReadOnlySpan<char> text,
        int from,
        List<Finding> found,
        Replacement replacement,
        PhiCounts counts,
        IBufferWriter<char> output
    )
    {
        foreach (var finding in found)
        {
            output.Write(text[from..finding.Start]);
            output.Write(replacement.For(finding.Kind, text[finding.Start..finding.End], finding.GoesOn));
            from = finding.End;
            if (!finding.GoesOn)
            {
                counts.Add(finding.Kind);
            }
        }

        output.Write(text[from..]);
    }
}
