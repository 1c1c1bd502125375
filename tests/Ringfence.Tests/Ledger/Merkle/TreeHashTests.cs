using System.Security.Cryptography;
using Ringfence.Ledger.Merkle;

namespace Ringfence.Tests.Ledger.Merkle;

/// <summary>A tree's hashes are those of .NET's own SHA-256, at every length, on every thread, one after another.</summary>
public sealed class TreeHashTests
{
    [Fact]
    public void Leaf_is_the_hash_of_zero_and_the_entry()
    {
        Parallel.For(
            0,
            4,
            seed =>
            {
                var random = new Random(seed);
                int[] lengths = [0, 1, 54, 55, 56, 63, 64, 65, 4095, 4096, 4097, 65_535, random.Next(9000)];
                foreach (var length in lengths)
                {
                    var entry = new byte[length];
                    random.NextBytes(entry);
                    Assert.Equal(
                        Convert.ToBase64String(SHA256.HashData([0, .. entry])),
                        TreeHash.OfLeaf(entry).ToString()
                    );
                }
            }
        );
    }

    [Fact]
    public void Node_is_the_hash_of_one_and_both_sides()
    {
        var left = TreeHash.OfLeaf("left"u8);
        var right = TreeHash.OfLeaf("right"u8);
        var bytes = new byte[65];
        bytes[0] = 1;
        left.CopyTo(bytes.AsSpan(1));
        right.CopyTo(bytes.AsSpan(33));

        Assert.Equal(Convert.ToBase64String(SHA256.HashData(bytes)), TreeHash.OfNode(left, right).ToString());
    }
}
