using System.Security.Cryptography;

namespace Ringfence.Ledger.Crypto;

/// <summary>An Ed25519 key (RFC 8032), private or public. Safe to use from several threads.</summary>
internal sealed class Ed25519Key : IDisposable
{
    /// <summary>Bytes of a seed, and of a public key.</summary>
    public const int KeyLength = 32;

    /// <summary>Bytes of a signature.</summary>
    public const int SignatureLength = 64;

    private readonly LibCrypto.KeyHandle _key;

    private Ed25519Key(LibCrypto.KeyHandle key)
    {
        if (key.IsInvalid)
        {
            key.Dispose();
            LibCrypto.ClearErrors();
            throw new CryptographicException("OpenSSL refuses these bytes as an Ed25519 key: it takes 32 of them.");
        }

        _key = key;
    }

    /// <summary>Whether this machine can sign and verify with Ed25519.</summary>
    public static bool IsSupported => LibCrypto.HasEd25519;

    /// <summary>The private key of a 32-byte seed.</summary>
    public static Ed25519Key FromSeed(ReadOnlySpan<byte> seed)
    {
        ThrowIfNotSupported();
        return new(LibCrypto.NewPrivateKey(LibCrypto.Ed25519, 0, seed, (nuint)seed.Length));
    }

    /// <summary>A public key.</summary>
    public static Ed25519Key FromPublicKey(ReadOnlySpan<byte> publicKey)
    {
        ThrowIfNotSupported();
        return new(LibCrypto.NewPublicKey(LibCrypto.Ed25519, 0, publicKey, (nuint)publicKey.Length));
    }

    /// <summary>The 32 bytes that others verify with.</summary>
    public byte[] PublicKey()
    {
        var publicKey = new byte[KeyLength];
        nuint length = KeyLength;
        ThrowIf(LibCrypto.GetPublicKey(_key, publicKey, ref length) != 1, "give the public key");
        return publicKey;
    }

    /// <summary>Signs a message; 64 bytes are written.</summary>
    public void Sign(ReadOnlySpan<byte> message, Span<byte> signature)
    {
        using var digest = LibCrypto.NewDigest();
        nuint length = SignatureLength;
        var signed =
            LibCrypto.StartSigning(digest, 0, 0, 0, _key) == 1
            && LibCrypto.Sign(digest, signature, ref length, message, (nuint)message.Length) == 1;
        ThrowIf(!signed || length != SignatureLength, "sign");
    }

    /// <summary>Whether a signature is this key's over the message.</summary>
    public bool Verifies(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureLength)
        {
            return false;
        }

        using var digest = LibCrypto.NewDigest();
        var verified =
            LibCrypto.StartVerifying(digest, 0, 0, 0, _key) == 1
            && LibCrypto.Verify(digest, signature, SignatureLength, message, (nuint)message.Length) == 1;
        if (!verified)
        {
            // OpenSSL keeps errors for whoever asks next on this thread, which would be .NET's own cryptography.
            LibCrypto.ClearErrors();
        }

        return verified;
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private static void ThrowIf(bool failed, string what)
    {
        if (failed)
        {
            LibCrypto.ClearErrors();
            throw new CryptographicException($"OpenSSL could not {what} with an Ed25519 key.");
        }
    }

    private static void ThrowIfNotSupported()
    {
        if (!IsSupported)
        {
            throw new PlatformNotSupportedException(
                "Ed25519 needs OpenSSL 1.1.1 or later (libcrypto.so.3 or libcrypto.so.1.1), which was not found on this machine."
            );
        }
    }
}
