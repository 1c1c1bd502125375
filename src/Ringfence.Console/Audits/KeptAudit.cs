using Ringfence.Posture;

namespace Ringfence.Console.Audits;

/// <summary>An audit that somebody ran here.</summary>
/// <param name="Owner">Whose it is: issuer#subject.</param>
internal sealed record KeptAudit(string Id, string Owner, DateTimeOffset When, AuditRun Run)
{
    /// <summary>What falls short and what cannot be told, in the run's own order: the highest priority first.</summary>
    public IReadOnlyList<Finding> Open { get; } =
    [.. Run.Findings.Where(finding => finding.Verdict is FindingVerdict.Fail or FindingVerdict.Unknown)];
}
