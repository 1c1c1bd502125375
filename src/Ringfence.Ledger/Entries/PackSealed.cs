namespace Ringfence.Ledger.Entries;

/// <summary>An evidence pack was made: its digest, so that nobody can change it afterwards (docs/audit-entry.md).</summary>
public sealed record PackSealed
{
    /// <summary>The entry's <c>type</c>.</summary>
    public const string Type = "evidence.pack";

    /// <summary>When, UTC, to the millisecond.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The entry's own id.</summary>
    public required string RequestId { get; init; }

    /// <summary>The framework's id: <c>hipaa</c>.</summary>
    public required string Framework { get; init; }

    /// <summary>Beginning of the period, inclusive.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Its end, exclusive.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>SHA-256 of the pack's <c>manifest.json</c>, in lower hexadecimal.</summary>
    public required string Digest { get; init; }

    /// <summary>The operating system's name of who made it.</summary>
    public string By { get; init; } = "";
}
