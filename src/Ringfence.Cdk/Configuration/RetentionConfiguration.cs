namespace Ringfence.Cdk.Configuration;

/// <summary>How long things are kept, in days.</summary>
public sealed record RetentionConfiguration
{
    /// <summary>Six years, with their leap days: 45 CFR 164.316(b)(2)(i).</summary>
    public const int SixYears = 2192;

    /// <summary>Audit records. At least <see cref="SixYears"/>.</summary>
    public int AuditDays { get; set; } = 2557;

    /// <summary>After how many days audit records move to Glacier Deep Archive.</summary>
    public int ColdAfterDays { get; set; } = 90;

    /// <summary>Backups. At least 35; RDS keeps its own no longer than that, AWS Backup does.</summary>
    public int BackupDays { get; set; } = 35;
}
