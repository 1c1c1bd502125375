using System.Numerics;

namespace Ringfence.Ledger.Merkle;

/// <summary>Verifies that a tree is the beginning of a later one (RFC 9162 section 2.1.4.2).</summary>
public static class ConsistencyProof
{
    /// <summary>Whether <paramref name="path"/> shows that nothing of the older tree was changed or removed in the newer.</summary>
    /// <param name="olderSize">Leaves in the older tree; every tree begins with the empty one.</param>
    /// <param name="olderRoot">Its root.</param>
    /// <param name="newerSize">Leaves in the newer tree.</param>
    /// <param name="newerRoot">Its root.</param>
    /// <param name="path">Hashes, lowest first.</param>
    public static bool Verifies(
        long olderSize,
        TreeHash olderRoot,
        long newerSize,
        TreeHash newerRoot,
        ReadOnlySpan<TreeHash> path
    )
    {
        if (olderSize < 0 || olderSize > newerSize)
        {
            return false;
        }

        if (olderSize == 0 || olderSize == newerSize)
        {
            var same = olderSize == 0 ? olderRoot == TreeHash.EmptyRoot : olderRoot == newerRoot;
            return path.IsEmpty && same;
        }

        // An older tree that is one perfect subtree is itself where the path begins.
        var perfect = BitOperations.IsPow2(olderSize);
        if (!perfect && path.IsEmpty)
        {
            return false;
        }

        var first = perfect ? olderRoot : path[0];
        return Climb(olderSize, newerSize, first, perfect ? path : path[1..], out var older, out var newer)
            && older == olderRoot
            && newer == newerRoot;
    }

    private static bool Climb(
        long olderSize,
        long newerSize,
        TreeHash first,
        ReadOnlySpan<TreeHash> path,
        out TreeHash older,
        out TreeHash newer
    )
    {
        (var node, var last) = (olderSize - 1, newerSize - 1);
        var shared = BitOperations.TrailingZeroCount(~node);
        node >>= shared;
        last >>= shared;
        older = newer = first;
        foreach (var hash in path)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                older = TreeHash.OfNode(hash, older);
                newer = TreeHash.OfNode(hash, newer);
                while ((node & 1) == 0 && node != 0)
                {
                    node >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                newer = TreeHash.OfNode(newer, hash);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0;
    }
}
