namespace Ringfence.Posture;

/// <summary>One file that was read.</summary>
/// <param name="File">As the caller named it.</param>
/// <param name="Resources">How many resources it holds; 0 where it could not be read.</param>
/// <param name="Error">What was wrong with it, with line and column where known; null: nothing.</param>
public sealed record AuditedFile(string File, int Resources, string? Error);
