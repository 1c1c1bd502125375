using Ringfence.Ledger.Merkle;
using Ringfence.Ledger.Tiles;

namespace Ringfence.Ledger.Verification;

/// <summary>The nodes that a tree's root is computed from: those in its partial tiles.</summary>
internal sealed class EdgeNodes(IReadOnlyList<AuditedTile> edge, Func<AuditedTile, byte[]> hashes) : ITreeNodes
{
    /// <inheritdoc/>
    public TreeHash Node(int height, long index)
    {
        var above = height % TileId.Height;
        foreach (var tile in edge)
        {
            if (tile.Id.Level == height / TileId.Height)
            {
                var first = (index << above) - (tile.Id.Index * TileId.FullWidth);
                return TileTree.Root(hashes(tile).AsSpan((int)first * TreeHash.Length, TreeHash.Length << above));
            }
        }

        throw new ArgumentOutOfRangeException(nameof(height), height, "No partial tile has this height.");
    }
}
