namespace Ringfence.Cdk.Configuration;

/// <summary>What a recovery must achieve; the backup plan's frequency and the runbook follow from it.</summary>
public sealed record RecoveryConfiguration
{
    /// <summary>RPO: how many hours of work may be lost.</summary>
    public int PointHours { get; set; } = 24;

    /// <summary>RTO: within how many hours work goes on.</summary>
    public int TimeHours { get; set; } = 4;
}
