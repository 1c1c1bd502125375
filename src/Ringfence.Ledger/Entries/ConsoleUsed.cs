namespace Ringfence.Ledger.Entries;

/// <summary>A person used the console for something that leaves a trace: signed in or out, exported, tried a prompt (docs/audit-entry.md).</summary>
public sealed record ConsoleUsed
{
    /// <summary>The entry's <c>type</c>.</summary>
    public const string Type = "console.used";

    /// <summary>When, UTC, to the millisecond.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The entry's own id.</summary>
    public required string RequestId { get; init; }

    /// <summary><c>signed-in</c>, <c>signed-out</c>, <c>exported</c>, <c>tried</c>, <c>built</c> or <c>verified</c> (evidence packs), <c>accounted</c> (disclosures about a person).</summary>
    public required string Act { get; init; }

    /// <summary>What of: a page and its format (<c>calls.csv</c>), or the model that was tried.</summary>
    public string What { get; init; } = "";

    /// <summary>Who; <see cref="Caller.Roles"/> are the console's.</summary>
    public required Caller Person { get; init; }

    /// <summary>The browser's address.</summary>
    public string Source { get; init; } = "";

    /// <summary>How many rows left; null where nothing is counted.</summary>
    public long? Rows { get; init; }

    /// <summary>SHA-256, in lower hexadecimal, of what was exported; empty where nothing was.</summary>
    public string Digest { get; init; } = "";
}
