namespace Ringfence.Cdk.Configuration;

/// <summary>What questions to the archive may cost.</summary>
public sealed record EvidenceConfiguration
{
    /// <summary>What one question may read at most, in gigabytes of 10^9 bytes; Athena stops it there.</summary>
    public int GigabytesPerQuery { get; set; } = 200;
}
