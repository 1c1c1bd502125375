using Ringfence.Cdk.Keys;

namespace Ringfence.Cdk.LogArchive;

/// <summary>How an <see cref="EvidenceStore"/> is made.</summary>
public sealed record EvidenceStoreProps
{
    /// <summary>What its buckets' names begin with: <c>clinic-archive</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The organisation: <c>o-a1b2c3d4e5</c>.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>The ARN of the organisation's trail, which alone writes to the trail's bucket.</summary>
    public required string TrailArn { get; init; }

    /// <summary>The accounts that AWS delivers logs for: twelve digits each.</summary>
    public required IReadOnlyList<string> Accounts { get; init; }

    /// <summary>The regions that are looked into; tables are partitioned by them.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>ARNs of the roles of other accounts that copy records here; no wildcards.</summary>
    public required IReadOnlyList<string> Replicators { get; init; }

    /// <summary>ARNs of the roles that alone read answers, which may hold content; at least one.</summary>
    public required IReadOnlyList<string> Readers { get; init; }

    /// <summary>The key of logs. Its services: CloudTrail, log delivery, Config, CloudWatch Logs, for <see cref="Accounts"/>.</summary>
    public required PhiKey Key { get; init; }

    /// <summary>The key of records with content: invocation logs, answers to questions about them.</summary>
    public required PhiKey RecordsKey { get; init; }

    /// <summary>The ARN of the role that deploys it, who alone changes settings of buckets; nobody deletes.</summary>
    public required string Keeper { get; init; }

    /// <summary>For how many days records are kept: 2192 (six years) or more.</summary>
    /// <value>2557: seven years.</value>
    public int KeepDays { get; init; } = 2557;

    /// <summary>After how many days they move to Glacier Deep Archive: 1 to 365.</summary>
    /// <value>90.</value>
    public int ColdAfterDays { get; init; } = 90;

    /// <summary>What one question may read at most, in gigabytes of 10^9 bytes: 1 to 10000.</summary>
    /// <value>200.</value>
    public int GigabytesPerQuery { get; init; } = 200;
}
