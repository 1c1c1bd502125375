using Ringfence.Cdk.Keys;

namespace Ringfence.Cdk.Detection;

/// <summary>How <see cref="Detection"/> is made.</summary>
public sealed record DetectionProps
{
    /// <summary>What names begin with: <c>clinic-production</c>. The topic is that and <c>-alerts</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The key of the topic; CloudWatch and EventBridge must be among its services.</summary>
    public required PhiKey Key { get; init; }

    /// <summary>E-mail addresses of those who are told; at least one.</summary>
    public required IReadOnlyList<string> People { get; init; }

    /// <summary>The name of the archive's bucket that AWS Config delivers to.</summary>
    public required string ConfigurationBucket { get; init; }

    /// <summary>The form of a medical record number, as Macie takes regular expressions.</summary>
    public required string RecordNumber { get; init; }

    /// <summary>The regions whose findings are gathered here; this one not among them.</summary>
    public IReadOnlyList<string> OtherRegions { get; init; } = [];

    /// <summary>Names of buckets whose downloads are watched; their request metrics are called <c>EntireBucket</c>.</summary>
    public IReadOnlyList<string> Buckets { get; init; } = [];

    /// <summary>The database cluster whose use is watched; null: none.</summary>
    public string? Database { get; init; }
}
