using System.Numerics;
using Ringfence.Controls;
using Ringfence.Controls.Facts;

namespace Ringfence.Posture;

/// <summary>One control's answer on one resource, or on the estate as a whole.</summary>
/// <param name="Control">The control.</param>
/// <param name="Verdict">Its answer, waivers applied.</param>
/// <param name="Reason">Why, in one sentence.</param>
public sealed record Finding(Control Control, FindingVerdict Verdict, string Reason)
{
    /// <summary>Where it was decided; null for the estate as a whole.</summary>
    public SourcePlace? Place { get; init; }

    /// <summary>The resource; null for the estate as a whole.</summary>
    public FindingResource? Resource { get; init; }

    /// <summary>The exact change that would make it pass; null where none can be written without a person's choice.</summary>
    public Fix? Fix { get; init; }

    /// <summary>The waiver that set it aside; null where none did.</summary>
    public string? WaivedBy { get; init; }

    /// <summary>How much harm it permits.</summary>
    public Severity Severity => Control.Severity;

    /// <summary>What the templates themselves say of who can reach the resource and what it holds.</summary>
    public Exposure Exposure { get; init; }

    /// <summary>
    /// Severity × exposure, 1 to 40: low 1, medium 3, high 6, critical 10, times one and one more for each fact of
    /// <see cref="Exposure"/>. What is to be mended first has the most.
    /// </summary>
    public int Priority =>
        Severity switch
        {
            Severity.Critical => 10,
            Severity.High => 6,
            Severity.Medium => 3,
            _ => 1,
        } * (1 + BitOperations.PopCount((uint)Exposure));
}
