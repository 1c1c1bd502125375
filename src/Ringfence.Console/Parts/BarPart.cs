namespace Ringfence.Console.Parts;

/// <summary>One of the things that a bar is stacked of.</summary>
/// <param name="Kind">Its colour: good, bad, warn or one…four.</param>
public sealed record BarPart(string Name, string Kind);
