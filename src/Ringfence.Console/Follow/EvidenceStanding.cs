namespace Ringfence.Console.Follow;

/// <summary>What the follower last knew: whole, and swapped whole.</summary>
public sealed record EvidenceStanding
{
    /// <summary>When the last look ended; null before the first.</summary>
    public DateTimeOffset? Read { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>Entries of the ledger that the store has.</summary>
    public long Entries { get; init; }

    /// <summary>When the ledger's newest entries were last verified, as the continuation of those before, and held.</summary>
    public DateTimeOffset? Verified { get; init; }

    /// <summary>When all of the ledger was last verified, and held.</summary>
    public DateTimeOffset? VerifiedWhole { get; init; }

    /// <summary>Since when the ledger is known not to verify; null while it does.</summary>
    public DateTimeOffset? BrokenSince { get; init; }

    /// <summary>What is wrong with the ledger; empty when nothing is.</summary>
    public IReadOnlyList<string> LedgerProblems { get; init; } = [];

    /// <summary>Why the last look failed; null when it did not.</summary>
    public string? Fault { get; init; }

    /// <summary>Detections over the store, worst first, of severity high and above.</summary>
    public IReadOnlyList<Alert> Alerts { get; init; } = [];

    /// <summary>Spans of each layer that are proven complete, the latest end of each.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset?> ProvenUntil { get; init; } =
        new Dictionary<string, DateTimeOffset?>();

    /// <summary>What could not be read in the sources, at most the first few.</summary>
    public IReadOnlyList<string> SetAside { get; init; } = [];
}
