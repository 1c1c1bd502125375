namespace Ringfence.Ledger.Entries;

/// <summary>A person asked to be forgotten, and this was done. The entry does not say who (docs/audit-entry.md).</summary>
public sealed record SubjectErased
{
    /// <summary>The entry's <c>type</c>.</summary>
    public const string Type = "subject.erased";

    /// <summary>When, UTC, to the millisecond.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The entry's own id.</summary>
    public required string RequestId { get; init; }

    /// <summary>The request's number in whatever keeps requests; empty when none was given.</summary>
    public string Reference { get; init; } = "";

    /// <summary>How many calls of this ledger were about the person.</summary>
    public required long Calls { get; init; }

    /// <summary>The epochs whose keys were destroyed for it.</summary>
    public IReadOnlyList<string> Epochs { get; init; } = [];

    /// <summary>How many names of resources were taken out of the evidence store.</summary>
    public long Unlinked { get; init; }

    /// <summary>What was kept, and why: a sentence each, without anything of the person.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>The operating system's name of who did it.</summary>
    public string By { get; init; } = "";
}
