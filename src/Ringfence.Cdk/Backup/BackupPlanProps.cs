using Ringfence.Cdk.Keys;

namespace Ringfence.Cdk.Backup;

/// <summary>How a <see cref="BackupPlan"/> is made.</summary>
public sealed record BackupPlanProps
{
    /// <summary>What its parts' names begin with: <c>clinic-production-backup</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The key of the backups.</summary>
    public required PhiKey Key { get; init; }

    /// <summary>The key of what could not be told.</summary>
    public required PhiKey LogKey { get; init; }

    /// <summary>The ARN of the vault in another region that every backup is copied to.</summary>
    public required string CopyVault { get; init; }

    /// <summary>The ARN of the topic that failures go to.</summary>
    public required string Alerts { get; init; }

    /// <summary>For how many days backups are kept: 35 or more.</summary>
    /// <value>35.</value>
    public int KeepDays { get; init; } = 35;

    /// <summary>RPO: how many hours of work may be lost, 1 to 24. A backup is taken as often.</summary>
    /// <value>24.</value>
    public int PointHours { get; init; } = 24;

    /// <summary>RTO: within how many hours work goes on. It stands in the plan's tags, and is what a restore test is measured by.</summary>
    /// <value>4.</value>
    public int TimeHours { get; init; } = 4;
}
