using System.Numerics;

namespace Ringfence.Ledger.Merkle;

/// <summary>Makes the proofs of RFC 6962 sections 2.1.1 and 2.1.2, each with its hashes from the leaf upwards.</summary>
internal static class TreeProofs
{
    /// <summary>That leaf <paramref name="index"/> is in the tree of <paramref name="size"/> leaves.</summary>
    public static TreeHash[] Inclusion(ITreeNodes tree, long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        List<TreeHash> path = [];
        (long low, var high) = (0, size);
        while (high - low > 1)
        {
            var middle = low + LargestPowerBelow(high - low);
            if (index < middle)
            {
                path.Add(RangeRoot(tree, middle, high));
                high = middle;
            }
            else
            {
                path.Add(RangeRoot(tree, low, middle));
                low = middle;
            }
        }

        path.Reverse();
        return [.. path];
    }

    /// <summary>That the tree of <paramref name="older"/> leaves is the beginning of the tree of <paramref name="newer"/>.</summary>
    public static TreeHash[] Consistency(ITreeNodes tree, long older, long newer)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(older);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(older, newer);
        if (older == 0 || older == newer)
        {
            return [];
        }

        List<TreeHash> path = [];
        (long low, var high) = (0, newer);
        while (high > older)
        {
            var middle = low + LargestPowerBelow(high - low);
            if (older <= middle)
            {
                path.Add(RangeRoot(tree, middle, high));
                high = middle;
            }
            else
            {
                path.Add(RangeRoot(tree, low, middle));
                low = middle;
            }
        }

        // What is left is a whole subtree of the older tree. Where it is all of it, the verifier has its hash already.
        if (low > 0)
        {
            path.Add(RangeRoot(tree, low, high));
        }

        path.Reverse();
        return [.. path];
    }

    /// <summary>The root over the first <paramref name="size"/> leaves.</summary>
    public static TreeHash Root(ITreeNodes tree, long size) =>
        size == 0 ? TreeHash.EmptyRoot : RangeRoot(tree, 0, size);

    private static TreeHash RangeRoot(ITreeNodes tree, long low, long high)
    {
        // The range is a sum of perfect subtrees, tallest first; folded from the right.
        var rest = high - low;
        var height = BitOperations.TrailingZeroCount(rest);
        var end = high;
        var root = tree.Node(height, (end >> height) - 1);
        for (end -= 1L << height, rest &= rest - 1; rest != 0; end -= 1L << height, rest &= rest - 1)
        {
            height = BitOperations.TrailingZeroCount(rest);
            root = TreeHash.OfNode(tree.Node(height, (end >> height) - 1), root);
        }

        return root;
    }

    private static long LargestPowerBelow(long count) => 1L << BitOperations.Log2((ulong)(count - 1));
}
