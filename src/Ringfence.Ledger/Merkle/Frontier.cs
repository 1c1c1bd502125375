using System.Numerics;
using Ringfence.Ledger.Tiles;

namespace Ringfence.Ledger.Merkle;

/// <summary>
/// All that is needed of a tree to append to it: the roots of the perfect subtrees that its size is the sum of, one for each set bit.
/// </summary>
internal sealed class Frontier
{
    // [h] holds the root of a subtree of 2^h leaves where bit h of Size is set, and is stale elsewhere.
    private readonly TreeHash[] _nodes = new TreeHash[63];

    /// <summary>Leaves so far.</summary>
    public long Size { get; private set; }

    /// <summary>The frontier of an existing tree.</summary>
    public static Frontier Of(ITreeNodes tree, long size)
    {
        Frontier frontier = new() { Size = size };
        for (var height = 0; height < frontier._nodes.Length; height++)
        {
            if (((size >> height) & 1) == 1)
            {
                // Subtrees stand left to right by falling height, so this one starts after all taller ones.
                frontier._nodes[height] = tree.Node(height, (size >> height) - 1);
            }
        }

        return frontier;
    }

    /// <summary>Adds a leaf; tells <paramref name="tiles"/> of every node that a tile holds.</summary>
    public void Append(TreeHash leaf, OpenTiles? tiles = null)
    {
        var node = leaf;
        var height = 0;
        tiles?.Add(0, node);
        for (var left = Size; (left & 1) == 1; left >>= 1)
        {
            node = TreeHash.OfNode(_nodes[height], node);
            height++;
            if (height % TileId.Height == 0)
            {
                tiles?.Add(height / TileId.Height, node);
            }
        }

        _nodes[height] = node;
        Size++;
    }

    /// <summary>The root over all leaves.</summary>
    public TreeHash Root()
    {
        if (Size == 0)
        {
            return TreeHash.EmptyRoot;
        }

        var height = BitOperations.TrailingZeroCount(Size);
        var root = _nodes[height];
        while (++height < _nodes.Length)
        {
            if (((Size >> height) & 1) == 1)
            {
                root = TreeHash.OfNode(_nodes[height], root);
            }
        }

        return root;
    }

    /// <summary>Makes this the same tree as another.</summary>
    public void CopyFrom(Frontier other)
    {
        other._nodes.CopyTo(_nodes, 0);
        Size = other.Size;
    }
}
