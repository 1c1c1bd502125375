namespace Ringfence.Console.TryIt;

/// <summary>An identifier in a text.</summary>
/// <param name="Start">In UTF-16 code units.</param>
/// <param name="End">Exclusive.</param>
public sealed record TrialSpan(int Start, int End, string Kind);
