namespace Ringfence.Console.Parts;

/// <summary>One bar.</summary>
/// <param name="Values">One for each part.</param>
public sealed record BarPoint(string Name, IReadOnlyList<long> Values);
