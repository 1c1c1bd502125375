using System.Security.Cryptography;
using Ringfence.Ledger.Crypto;

namespace Ringfence.Tests.Ledger;

public sealed class Sha256Tests
{
    [Fact]
    public void Every_length_hashes_as_dot_net_has_it()
    {
        var bytes = new byte[5000];
        new Random(1).NextBytes(bytes);
        Span<byte> hash = stackalloc byte[Sha256.Length];
        for (var length = 0; length <= bytes.Length; length += length < 200 ? 1 : 97)
        {
            var part = bytes.AsSpan(0, length);
            Sha256.Of(part, hash);
            Assert.Equal(SHA256.HashData(part), hash.ToArray());
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(part)), Sha256.Hex(part));
            Sha256.Of(7, part, hash);
            Assert.Equal(SHA256.HashData([7, .. part]), hash.ToArray());
        }
    }
}
