namespace Ringfence.Posture.Fixes;

/// <summary>What was mended, and what was left.</summary>
/// <param name="Files">The files that changed.</param>
/// <param name="Applied">In the order of writing.</param>
/// <param name="Refused">What still fails of the findings that were given, with reasons.</param>
public sealed record FixRun(
    IReadOnlyList<FixedFile> Files,
    IReadOnlyList<AppliedFix> Applied,
    IReadOnlyList<RefusedFix> Refused
);
