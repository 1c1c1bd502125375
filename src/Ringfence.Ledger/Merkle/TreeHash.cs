using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using System.Text;
using Ringfence.Ledger.Crypto;

namespace Ringfence.Ledger.Merkle;

/// <summary>A SHA-256 value of the tree: a leaf's, a node's, or a root (RFC 6962 section 2.1).</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct TreeHash
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 32;

    private const int Base64Length = 44;

    private readonly Vector256<byte> _bytes;

    private TreeHash(Vector256<byte> bytes) => _bytes = bytes;

    /// <summary>The root of the tree without leaves: SHA-256 of nothing.</summary>
    public static TreeHash EmptyRoot { get; } = Read(SHA256.HashData([]));

    /// <summary>The hash that stands in the first 32 bytes of a span.</summary>
    public static TreeHash Read(ReadOnlySpan<byte> bytes) => new(Vector256.Create(bytes));

    /// <summary>SHA-256(0x00 || entry).</summary>
    public static TreeHash OfLeaf(ReadOnlySpan<byte> entry) => Of(0, entry);

    /// <summary>SHA-256(0x01 || left || right).</summary>
    public static TreeHash OfNode(in TreeHash left, in TreeHash right)
    {
        Span<byte> bytes = stackalloc byte[2 * Length];
        left.CopyTo(bytes);
        right.CopyTo(bytes[Length..]);
        return Of(1, bytes);
    }

    /// <summary>Reads standard base64; false when it is not that of 32 bytes.</summary>
    public static bool TryParse(string base64, out TreeHash hash)
    {
        Span<byte> bytes = stackalloc byte[Length + 1];
        var whole =
            base64.Length == Base64Length
            && Convert.TryFromBase64String(base64, bytes, out var written)
            && written == Length;
        hash = whole ? Read(bytes) : default;
        return whole && hash.ToString() == base64;
    }

    /// <summary>Writes the 32 bytes.</summary>
    public void CopyTo(Span<byte> bytes) => _bytes.CopyTo(bytes);

    /// <summary>Standard base64, as checkpoints and proofs hold it.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Base64Length];
        CopyTo(bytes);
        Base64.EncodeToUtf8InPlace(bytes, Length, out var written);
        return Encoding.ASCII.GetString(bytes[..written]);
    }

    private static TreeHash Of(byte prefix, ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Length];
        Sha256.Of(prefix, bytes, hash);
        return Read(hash);
    }
}
