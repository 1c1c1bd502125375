namespace Ringfence.Ledger.Entries;

/// <summary>A call is about to be forwarded. Durable before Bedrock sees a byte (docs/audit-entry.md).</summary>
public sealed record InferenceAsked
{
    /// <summary>The entry's <c>type</c>.</summary>
    public const string Type = "inference.asked";

    /// <summary>When, UTC, to the millisecond.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Ringfence's own request id: joins this entry with its <see cref="InferenceAnswered"/>.</summary>
    public required string RequestId { get; init; }

    /// <summary>Who asks what of which model.</summary>
    public required CallContext Call { get; init; }
}
