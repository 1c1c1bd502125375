using Ringfence.Controls.Policies;

namespace Ringfence.Posture.Waivers;

/// <summary>An accepted risk: which findings, why, by whom, until when.</summary>
/// <param name="Control">The control's id.</param>
/// <param name="Resource">The logical id, with <c>*</c> and <c>?</c>; <c>*</c> also for findings on the estate as a whole.</param>
/// <param name="File">The file as the audit names it, with <c>*</c> and <c>?</c>.</param>
/// <param name="Reason">Why the risk is accepted: what an auditor will read.</param>
/// <param name="Owner">The person who answers for it.</param>
/// <param name="Expires">The last day on which it holds.</param>
/// <param name="Line">Where it stands in the waiver file.</param>
public sealed record Waiver(
    string Control,
    string Resource,
    string File,
    string Reason,
    string Owner,
    DateOnly Expires,
    int Line
)
{
    /// <summary>The waiver speaks of this finding, whatever the day.</summary>
    public bool Covers(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Control.Id == Control
            && Glob.Covers(Resource, finding.Resource?.LogicalId ?? "")
            && (finding.Place is null || Glob.Covers(File, finding.Place.File));
    }
}
