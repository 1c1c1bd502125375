using Ringfence.Posture;
using Ringfence.Posture.Readers;

namespace Ringfence.Console.Audits;

/// <summary>An audit that somebody ran here.</summary>
/// <param name="Owner">Whose it is: issuer#subject.</param>
/// <param name="Texts">The files as they were sent, for the changes that mend them; those of an assembly are not kept, for its app writes them.</param>
internal sealed record KeptAudit(
    string Id,
    string Owner,
    DateTimeOffset When,
    AuditRun Run,
    IReadOnlyList<InputFile> Texts
)
{
    /// <summary>Bytes of the texts.</summary>
    public long Bytes => Texts.Sum(text => (long)(text.Content?.Length ?? 0));

    /// <summary>What falls short and what cannot be told, in the run's own order: the highest priority first.</summary>
    public IReadOnlyList<Finding> Open { get; } =
    [.. Run.Findings.Where(finding => finding.Verdict is FindingVerdict.Fail or FindingVerdict.Unknown)];
}
