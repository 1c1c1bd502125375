namespace Ringfence.Posture.Readers;

/// <summary>One entry of a map, with the place of its name.</summary>
internal sealed record NodeMember(string Name, Node Value, int Line, int Column);
