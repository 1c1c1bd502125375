using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Ringfence.Ledger.Crypto;

/// <summary>
/// SHA-256 of short inputs, which a tree is made of and a call has several of. .NET makes an OpenSSL context for each hash and frees it again, which takes three times
/// as long as the hash of two nodes; here each thread keeps one. It is the same implementation, chosen by the machine's OpenSSL (a FIPS provider
/// where that is what it is configured for); where there is no OpenSSL 3, .NET's own is asked.
/// </summary>
public static class Sha256
{
    /// <summary>Length of a hash in bytes.</summary>
    public const int Length = 32;

    // The calls below hold up a garbage collection while they run: longer inputs are .NET's.
    private const int Longest = 4096;

    private static readonly nint Algorithm = LibCrypto.HasDigests ? LibCrypto.Fetch(0, "SHA256", null) : 0;

    [ThreadStatic]
    private static LibCrypto.DigestHandle? t_context;

    /// <summary>SHA-256(prefix || bytes).</summary>
    /// <param name="prefix">One byte before the others.</param>
    /// <param name="bytes">Any length.</param>
    /// <param name="hash">32 bytes, written.</param>
    /// <exception cref="CryptographicException">OpenSSL refused.</exception>
    public static void Of(byte prefix, ReadOnlySpan<byte> bytes, Span<byte> hash)
    {
        if (IsLeftToDotNet(bytes))
        {
            using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            whole.AppendData([prefix]);
            whole.AppendData(bytes);
            whole.GetHashAndReset(hash);
            return;
        }

        var context = Restarted();
        Finish(context, LibCrypto.Update(context, in prefix, 1) == 1, bytes, hash);
    }

    /// <summary>SHA-256(bytes).</summary>
    /// <param name="bytes">Any length.</param>
    /// <param name="hash">32 bytes, written.</param>
    /// <exception cref="CryptographicException">OpenSSL refused.</exception>
    public static void Of(ReadOnlySpan<byte> bytes, Span<byte> hash)
    {
        if (IsLeftToDotNet(bytes))
        {
            SHA256.HashData(bytes, hash);
            return;
        }

        Finish(Restarted(), true, bytes, hash);
    }

    /// <summary>SHA-256(bytes), 64 lower hex digits.</summary>
    /// <exception cref="CryptographicException">OpenSSL refused.</exception>
    public static string Hex(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Length];
        Of(bytes, hash);
        return Convert.ToHexStringLower(hash);
    }

    private static bool IsLeftToDotNet(ReadOnlySpan<byte> bytes) => Algorithm == 0 || bytes.Length > Longest;

    private static nint Restarted()
    {
        var context = (t_context ??= Start()).DangerousGetHandle();
        return LibCrypto.Restart(context, 0, 0) == 1 ? context : throw Refused();
    }

    private static void Finish(nint context, bool isWell, ReadOnlySpan<byte> bytes, Span<byte> hash)
    {
        var done =
            isWell
            && LibCrypto.Update(context, in MemoryMarshal.GetReference(bytes), (nuint)bytes.Length) == 1
            && LibCrypto.Finish(context, ref MemoryMarshal.GetReference(hash[..Length]), 0) == 1;
        if (!done)
        {
            throw Refused();
        }
    }

    private static LibCrypto.DigestHandle Start()
    {
        var context = LibCrypto.NewDigest();
        return LibCrypto.Restart(context.DangerousGetHandle(), Algorithm, 0) == 1 ? context : throw Refused();
    }

    private static CryptographicException Refused()
    {
        LibCrypto.ClearErrors();
        return new CryptographicException("This machine's OpenSSL did not compute a SHA-256: see its configuration.");
    }
}
