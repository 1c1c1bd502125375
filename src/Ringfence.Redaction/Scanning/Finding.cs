namespace Ringfence.Redaction.Scanning;

/// <summary>A span in window offsets, before and after the overlap rule.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Score">How sure.</param>
/// <param name="Why">The evidence.</param>
/// <param name="GoesOn">Whether it is the rest of the finding that the passage's limit cut.</param>
internal readonly record struct Finding(int Start, int End, PhiKind Kind, double Score, string Why, bool GoesOn);
