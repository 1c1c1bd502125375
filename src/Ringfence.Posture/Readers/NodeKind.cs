namespace Ringfence.Posture.Readers;

/// <summary>What a node of a file is.</summary>
internal enum NodeKind
{
    Null,
    Text,
    Number,
    Boolean,
    List,
    Map,
}
