using System.Runtime.InteropServices;
using Ringfence.Redaction;

namespace Ringfence.Cli.Phi.Reading;

/// <summary>A field that its format says to be an identifier, whatever it looks like: PID-5 of HL7, <c>birthDate</c> of FHIR.</summary>
/// <param name="Start">Its first character in the text as it is read.</param>
/// <param name="End">One past the last.</param>
/// <param name="Kind">What it is.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct KnownField(int Start, int End, PhiKind Kind)
{
    private const double Sure = 0.99;

    /// <summary>Spans found and fields known, in order; where they overlap the field names the kind and both give their characters.</summary>
    public static IReadOnlyList<PhiSpan> Merged(IReadOnlyList<PhiSpan> spans, IReadOnlyList<KnownField> fields)
    {
        var all = spans
            .Concat(
                fields.Select(field => new PhiSpan(field.Start, field.End, field.Kind, Sure, "field of an identifier"))
            )
            .OrderBy(span => span.Start)
            .ThenByDescending(span => span.Score);
        var merged = new List<PhiSpan>();
        foreach (var span in all)
        {
            if (merged.Count == 0 || span.Start >= merged[^1].End)
            {
                merged.Add(span);
                continue;
            }

            var surer = span.Score > merged[^1].Score ? span : merged[^1];
            merged[^1] = surer with { Start = merged[^1].Start, End = Math.Max(merged[^1].End, span.End) };
        }

        return merged;
    }
}
