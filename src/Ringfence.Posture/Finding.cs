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
}
