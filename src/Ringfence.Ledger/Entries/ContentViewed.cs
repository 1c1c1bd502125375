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

    /// <summary>Why: what the console was told, or <c>--because</c>; empty when that was not given.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The name of who looked: in the console theirs, on the command line the operating system's.</summary>
    public string By { get; init; } = "";

    /// <summary>Who looked in the console; <see cref="Caller.Roles"/> are the console's. Null on the command line.</summary>
    public Caller? Person { get; init; }

    /// <summary>The browser's address; empty on the command line.</summary>
    public string Source { get; init; } = "";
}
