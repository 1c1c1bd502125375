namespace Ringfence.Console.Calls;

/// <summary>What one layer has of a call.</summary>
/// <param name="Mark">verified, unverified, broken or absent.</param>
/// <param name="Because">Why, in a sentence.</param>
public sealed record LayerColumn(
    string Name,
    string Title,
    string Mark,
    string Because,
    IReadOnlyDictionary<string, string> Facts
);
