namespace Ringfence.Evidence.Integrity;

/// <summary>What the verification of a trail found.</summary>
/// <param name="Findings">In the order of the chain, newest first.</param>
/// <param name="Covered">The span that signed digests cover in every chain; null when none does.</param>
public sealed record TrailReport(IReadOnlyList<TrailFinding> Findings, TimeSpanUtc? Covered, TrailCounts Counts)
{
    /// <summary>Nothing fails.</summary>
    public bool Ok => !Findings.Any(finding => finding.Fails);
}
