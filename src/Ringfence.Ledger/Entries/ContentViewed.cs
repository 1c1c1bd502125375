namespace Ringfence.Ledger.Entries;

/// <summary>Somebody looked at what was asked and answered in a call (docs/audit-entry.md). Written before it is shown.</summary>
public sealed record ContentViewed
{
    /// <summary>The entry's <c>type</c>.</summary>
    public const string Type = "content.viewed";

    /// <summary>When, UTC, to the millisecond.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The entry's own id.</summary>
    public required string RequestId { get; init; }

    /// <summary>The call that was looked at, by the id under which it was asked for.</summary>
    public required string Call { get; init; }

    /// <summary>Which bodies: AWS's request id and the side, <c>6d90c825-…/input</c>.</summary>
    public IReadOnlyList<string> Bodies { get; init; } = [];

    /// <summary>Why, as <c>--because</c> gave it; empty when it did not.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The operating system's name of who looked.</summary>
    public string By { get; init; } = "";
}
