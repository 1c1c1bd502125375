using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Ringfence.Ledger.Crypto;

namespace Ringfence.Gateway.Callers;

/// <summary>SHA-256 of a token: what a verified token is remembered by, so that no token is kept in memory.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TokenDigest
{
    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    private TokenDigest(ReadOnlySpan<byte> ascii)
    {
        Span<ulong> words = stackalloc ulong[4];
        Sha256.Of(ascii, MemoryMarshal.AsBytes(words));
        (_a, _b, _c, _d) = (words[0], words[1], words[2], words[3]);
    }

    /// <summary>False when the token is not ASCII, which no JWT is. Allocates nothing.</summary>
    public static bool TryOf(ReadOnlySpan<char> token, out TokenDigest digest)
    {
        byte[]? rented = null;
        var ascii = token.Length <= 2048 ? stackalloc byte[2048] : (rented = ArrayPool<byte>.Shared.Rent(token.Length));
        try
        {
            var isAscii = Ascii.FromUtf16(token, ascii, out var written) == OperationStatus.Done;
            digest = isAscii ? new TokenDigest(ascii[..written]) : default;
            return isAscii;
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented, clearArray: true);
            }
        }
    }

    /// <summary>The digest is uniform already: a word of it is a good hash.</summary>
    public override int GetHashCode() => (int)_a;

    public bool Equals(TokenDigest other) => _a == other._a && _b == other._b && _c == other._c && _d == other._d;
}
