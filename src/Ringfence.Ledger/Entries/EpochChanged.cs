namespace Ringfence.Ledger.Entries;

/// <summary>A key of subject digests was made or destroyed (docs/audit-entry.md).</summary>
public sealed record EpochChanged
{
    /// <summary>The entry's <c>type</c>.</summary>
    public const string Type = "phi.epoch";

    /// <summary>When, UTC, to the millisecond.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The entry's own id.</summary>
    public required string RequestId { get; init; }

    /// <summary>The epoch's name, which its digests begin with.</summary>
    public required string Epoch { get; init; }

    /// <summary><c>created</c> or <c>destroyed</c>.</summary>
    public required string Change { get; init; }

    /// <summary>The operating system's name of who did it.</summary>
    public string By { get; init; } = "";
}
