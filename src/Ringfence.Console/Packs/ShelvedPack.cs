namespace Ringfence.Console.Packs;

/// <summary>A pack that was built here, as its manifest says.</summary>
/// <param name="Id">The name of its folder.</param>
/// <param name="Statuses">How many controls have each status.</param>
internal sealed record ShelvedPack(
    string Id,
    string Framework,
    DateTimeOffset From,
    DateTimeOffset To,
    DateTimeOffset Made,
    IReadOnlyDictionary<string, int> Statuses,
    int Files
);
