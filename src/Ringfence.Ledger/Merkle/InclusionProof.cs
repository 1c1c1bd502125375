namespace Ringfence.Ledger.Merkle;

/// <summary>Verifies that a leaf is in a tree (RFC 9162 section 2.1.3.2).</summary>
public static class InclusionProof
{
    /// <summary>Whether <paramref name="path"/> leads from the leaf at <paramref name="index"/> to the root of the tree of <paramref name="size"/>.</summary>
    /// <param name="leaf">The entry's leaf hash.</param>
    /// <param name="index">Where the entry stands; the first is 0.</param>
    /// <param name="size">Leaves in the tree.</param>
    /// <param name="path">Hashes from the leaf upwards.</param>
    /// <param name="root">The tree's root, from a checkpoint.</param>
    public static bool Verifies(TreeHash leaf, long index, long size, ReadOnlySpan<TreeHash> path, TreeHash root)
    {
        if (index < 0 || index >= size)
        {
            return false;
        }

        (var node, var last) = (index, size - 1);
        var computed = leaf;
        foreach (var sibling in path)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                computed = TreeHash.OfNode(sibling, computed);
                while ((node & 1) == 0 && node != 0)
                {
                    node >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                computed = TreeHash.OfNode(computed, sibling);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && computed == root;
    }
}
