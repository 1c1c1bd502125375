namespace Ringfence.Evidence.Integrity;

/// <summary>How much of a trail was looked at.</summary>
public sealed record TrailCounts
{
    /// <summary>Chains of digests: one a trail, account and region.</summary>
    public int Chains { get; set; }

    /// <summary>Digest files there, backfill ones included.</summary>
    public int Digests { get; set; }

    /// <summary>Those whose signature holds.</summary>
    public int DigestsValid { get; set; }

    /// <summary>Backfill digests there.</summary>
    public int Backfill { get; set; }

    /// <summary>Log files in range.</summary>
    public int Logs { get; set; }

    /// <summary>Log files whose hash a valid digest states.</summary>
    public int LogsValid { get; set; }

    /// <summary>Log files younger than the newest digest: the next one will list them.</summary>
    public int LogsAwaitingDigest { get; set; }

    /// <summary>Log files older than the oldest digest of the copy.</summary>
    public int LogsBeforeChain { get; set; }

    /// <summary>Changes of the signing key along the chains.</summary>
    public int KeyRotations { get; set; }

    /// <summary>How far CloudTrail's clock lies from the gateway's; null when no call is joined.</summary>
    public long? ClockSkewMilliseconds { get; set; }
}
