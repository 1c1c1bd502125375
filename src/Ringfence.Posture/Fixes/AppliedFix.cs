namespace Ringfence.Posture.Fixes;

/// <summary>A fix that was written, and whose finding passes since.</summary>
/// <param name="Control">The control's id.</param>
/// <param name="File">As the caller named it.</param>
/// <param name="Resource">The resource's logical id.</param>
public sealed record AppliedFix(string Control, string File, string Resource);
