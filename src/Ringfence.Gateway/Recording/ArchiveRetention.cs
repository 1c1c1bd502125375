namespace Ringfence.Gateway.Recording;

/// <summary>Who may end an archived file's retention early (S3 Object Lock).</summary>
internal enum ArchiveRetention
{
    /// <summary>Nobody, root included.</summary>
    Compliance,

    /// <summary>Whoever holds <c>s3:BypassGovernanceRetention</c>.</summary>
    Governance,
}
