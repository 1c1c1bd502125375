namespace Ringfence.Posture.Fixes;

/// <summary>A finding that was left as it is.</summary>
/// <param name="Control">The control's id.</param>
/// <param name="File">As the caller named it; null for the estate as a whole.</param>
/// <param name="Resource">The resource's logical id; null for the estate as a whole.</param>
/// <param name="Why">What stood in the way.</param>
public sealed record RefusedFix(string Control, string? File, string? Resource, string Why);
