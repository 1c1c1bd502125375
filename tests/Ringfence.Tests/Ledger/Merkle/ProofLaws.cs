using FsCheck;
using FsCheck.Fluent;
using Ringfence.Ledger.Merkle;

namespace Ringfence.Tests.Ledger.Merkle;

/// <summary>Proofs against the definitions of RFC 6962 section 2.1, written down as they stand there.</summary>
public sealed class ProofLaws
{
    private static readonly Gen<(int Older, int Newer, int Index)> Trees =
        from newer in Gen.Choose(1, 600)
        from older in Gen.Choose(0, newer)
        from index in Gen.Choose(0, newer - 1)
        select (older, newer, index);

    [Fact]
    public void The_frontier_has_the_root_of_the_definition() =>
        Prop.ForAll(
                Gen.Choose(0, 600).ToArbitrary(),
                size =>
                {
                    Frontier tree = new();
                    foreach (var leaf in Leaves(size))
                    {
                        tree.Append(leaf);
                    }

                    Assert.Equal(Root(Leaves(size)), tree.Root());
                    Assert.Equal(tree.Root(), Frontier.Of(new Defined(size), size).Root());
                    Assert.Equal(tree.Root(), TreeProofs.Root(new Defined(size), size));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void An_inclusion_proof_is_that_of_the_definition_and_verifies_for_its_leaf_alone() =>
        Prop.ForAll(
                Trees.ToArbitrary(),
                tree =>
                {
                    var leaves = Leaves(tree.Newer);
                    var root = Root(leaves);
                    var path = TreeProofs.Inclusion(new Defined(tree.Newer), tree.Index, tree.Newer);
                    Assert.Equal(Path(tree.Index, leaves), path);
                    Assert.True(InclusionProof.Verifies(leaves[tree.Index], tree.Index, tree.Newer, path, root));
                    Assert.False(InclusionProof.Verifies(default, tree.Index, tree.Newer, path, root));
                    Assert.False(InclusionProof.Verifies(leaves[tree.Index], tree.Index + 1, tree.Newer, path, root));
                    Assert.False(
                        InclusionProof.Verifies(leaves[tree.Index], tree.Index, tree.Newer, [.. path, root], root)
                    );
                    for (var i = 0; i < path.Length; i++)
                    {
                        TreeHash[] altered = [.. path];
                        altered[i] = leaves[0] == altered[i] ? default : leaves[0];
                        Assert.False(
                            InclusionProof.Verifies(leaves[tree.Index], tree.Index, tree.Newer, altered, root)
                        );
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_consistency_proof_is_that_of_the_definition_and_verifies_for_its_two_trees_alone() =>
        Prop.ForAll(
                Trees.ToArbitrary(),
                tree =>
                {
                    var leaves = Leaves(tree.Newer);
                    var (older, newer) = (Root(leaves.AsSpan(0, tree.Older)), Root(leaves));
                    var path = TreeProofs.Consistency(new Defined(tree.Newer), tree.Older, tree.Newer);
                    TreeHash[] expected = tree.Older == 0 ? [] : Subproof(tree.Older, leaves, wholeOlderTree: true);
                    Assert.Equal(expected, path);
                    Assert.True(ConsistencyProof.Verifies(tree.Older, older, tree.Newer, newer, path));
                    Assert.False(ConsistencyProof.Verifies(tree.Older, older, tree.Newer, newer, [.. path, newer]));
                    Assert.False(ConsistencyProof.Verifies(tree.Older, default, tree.Newer, newer, path));
                    Assert.False(ConsistencyProof.Verifies(tree.Newer + 1, older, tree.Newer, newer, path));
                    if (tree.Older is > 0 && tree.Older < tree.Newer)
                    {
                        Assert.False(ConsistencyProof.Verifies(tree.Older, older, tree.Newer, default, path));
                        Assert.False(ConsistencyProof.Verifies(tree.Older, older, tree.Newer, newer, path.AsSpan(1)));
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    private static TreeHash[] Leaves(int count)
    {
        var leaves = new TreeHash[count];
        for (var i = 0; i < count; i++)
        {
            leaves[i] = TreeHash.OfLeaf(BitConverter.GetBytes(i));
        }

        return leaves;
    }

    private static TreeHash Root(ReadOnlySpan<TreeHash> leaves)
    {
        if (leaves.Length <= 1)
        {
            return leaves.Length == 0 ? TreeHash.EmptyRoot : leaves[0];
        }

        var split = Split(leaves.Length);
        return TreeHash.OfNode(Root(leaves[..split]), Root(leaves[split..]));
    }

    private static TreeHash[] Path(int index, ReadOnlySpan<TreeHash> leaves)
    {
        if (leaves.Length == 1)
        {
            return [];
        }

        var split = Split(leaves.Length);
        return index < split
            ? [.. Path(index, leaves[..split]), Root(leaves[split..])]
            : [.. Path(index - split, leaves[split..]), Root(leaves[..split])];
    }

    private static TreeHash[] Subproof(int older, ReadOnlySpan<TreeHash> leaves, bool wholeOlderTree)
    {
        if (older == leaves.Length)
        {
            return wholeOlderTree ? [] : [Root(leaves)];
        }

        var split = Split(leaves.Length);
        return older <= split
            ? [.. Subproof(older, leaves[..split], wholeOlderTree), Root(leaves[split..])]
            : [.. Subproof(older - split, leaves[split..], wholeOlderTree: false), Root(leaves[..split])];
    }

    private static int Split(int count)
    {
        var split = 1;
        while (split * 2 < count)
        {
            split *= 2;
        }

        return split;
    }

    private sealed class Defined(int size) : ITreeNodes
    {
        private readonly TreeHash[] _leaves = Leaves(size);

        public TreeHash Node(int height, long index)
        {
            var count = 1 << height;
            var first = (int)index * count;
            Assert.True(
                first + count <= size,
                $"node {index} at height {height} is not a perfect subtree of {size} leaves"
            );
            return Root(_leaves.AsSpan(first, count));
        }
    }
}
