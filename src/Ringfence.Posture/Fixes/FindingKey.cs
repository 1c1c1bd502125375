namespace Ringfence.Posture.Fixes;

/// <summary>What a control says of one resource of a file.</summary>
internal readonly record struct FindingKey(string Control, string Resource);
