using Ringfence.Posture.Fixes;

namespace Ringfence.Posture;

/// <summary>The outcome of one audit.</summary>
/// <param name="Findings">Every answer, gravest first: Fail before Unknown, by severity, then by file and line.</param>
/// <param name="Files">The files, in the order given; those that could not be read too.</param>
public sealed record AuditRun(IReadOnlyList<Finding> Findings, IReadOnlyList<AuditedFile> Files)
{
    /// <summary>What was mended before this audit; null where nothing was asked to be.</summary>
    public FixRun? Fixes { get; init; }

    /// <summary>How many findings have a verdict.</summary>
    public int Count(FindingVerdict verdict) => Findings.Count(finding => finding.Verdict == verdict);
}
