namespace Ringfence.Evidence.Packs;

/// <summary>What a pack consists of (<c>ringfence.pack/1</c>). Its bytes' SHA-256 is the pack's digest, which the ledger holds.</summary>
internal sealed record PackManifest
{
    public const string File = "manifest.json";
    public const string Version = "ringfence.pack/1";

    public required string Schema { get; init; }

    public required string Framework { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset To { get; init; }

    public required DateTimeOffset Made { get; init; }

    /// <summary>How many controls have each status.</summary>
    public required IReadOnlyDictionary<string, int> Status { get; init; }

    /// <summary>Every file but this one and the seal, by path, ordinally.</summary>
    public required IReadOnlyList<PackFile> Files { get; init; }
}
