namespace Ringfence.Posture.Fixes;

/// <summary>An entry of a map with the extent of its name, quotes included.</summary>
internal sealed record WrittenMember(string Name, int KeyStart, int KeyEnd, Written Value);
