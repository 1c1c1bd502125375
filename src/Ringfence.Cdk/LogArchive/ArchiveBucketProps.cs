using Ringfence.Cdk.Keys;
using Ringfence.Cdk.Storage;

namespace Ringfence.Cdk.LogArchive;

/// <summary>How an <see cref="ArchiveBucket"/> is made.</summary>
public sealed record ArchiveBucketProps
{
    /// <summary>Its name, the same for ever: <c>clinic-archive-trail-222233334444</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its key.</summary>
    public required PhiKey Key { get; init; }

    /// <summary>Where S3 logs who read it.</summary>
    public required AccessLogBucket AccessLogs { get; init; }

    /// <summary>The ARN of the role that deploys it, who alone changes its settings; nobody deletes.</summary>
    public required string Keeper { get; init; }

    /// <summary>For how many days objects are kept: 2192 (six years) or more.</summary>
    /// <value>2557: seven years.</value>
    public int KeepDays { get; init; } = 2557;

    /// <summary>
    /// Whether what is put there is locked in compliance mode as long as it is kept. Where the sender cannot write to a
    /// bucket with a default retention, say why in <see cref="UnlockedBecause"/>.
    /// </summary>
    /// <value>True.</value>
    public bool Locked { get; init; } = true;

    /// <summary>Why it is not locked, in ASCII.</summary>
    public string UnlockedBecause { get; init; } = "";

    /// <summary>After how many days objects move to Glacier Deep Archive: 1 to 365.</summary>
    /// <value>90.</value>
    public int ColdAfterDays { get; init; } = 90;

    /// <summary>Statements that let others write, each with a condition; <c>{arn}</c> stands for the bucket's ARN.</summary>
    public required IReadOnlyList<Dictionary<string, object>> Writers { get; init; }
}
