using Ringfence.Cdk.Bedrock;
using Ringfence.Cdk.Handlers;
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

    /// <summary>Where the handlers run that turn on Inspector and make Macie's job.</summary>
    public required HandlerPlace Handlers { get; init; }

    /// <summary>
    /// Names of the buckets that hold protected data on purpose: Macie's job leaves them out, for what it would find is
    /// known, and their policies admit nobody else. It looks into all others, those of logs and of development too.
    /// </summary>
    public IReadOnlyList<string> KnownBuckets { get; init; } = [];

    /// <summary>How much of what is new in a bucket Macie's job reads: 1 to 100.</summary>
    /// <value>100.</value>
    public int SamplingPercent { get; init; } = 100;

    /// <summary>The regions whose findings are gathered here; this one not among them.</summary>
    public IReadOnlyList<string> OtherRegions { get; init; } = [];

    /// <summary>Names of buckets whose downloads are watched; their request metrics are called <c>EntireBucket</c>.</summary>
    public IReadOnlyList<string> Buckets { get; init; } = [];

    /// <summary>The account's boundary to Bedrock, which rules of our own hold against what was set; null: it has none.</summary>
    public BedrockBoundary? Boundary { get; init; }

    /// <summary>The database cluster whose use is watched; null: none.</summary>
    public string? Database { get; init; }
}
