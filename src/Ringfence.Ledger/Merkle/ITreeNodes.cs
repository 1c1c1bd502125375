namespace Ringfence.Ledger.Merkle;

/// <summary>A tree whose perfect subtrees can be asked for: from tiles, or from memory.</summary>
internal interface ITreeNodes
{
    /// <summary>The root of the leaves <c>index·2^height</c> up to <c>(index+1)·2^height</c>.</summary>
    TreeHash Node(int height, long index);
}
