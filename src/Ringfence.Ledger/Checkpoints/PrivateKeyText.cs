using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Ringfence.Ledger.Crypto;

namespace Ringfence.Ledger.Checkpoints;

/// <summary>A signing key as text, in the form that Go's note package gave it: <c>PRIVATE+KEY+name+hexid+base64(type || key)</c>.</summary>
internal static class PrivateKeyText
{
    private const string Head = "PRIVATE+KEY+";

    /// <summary>A new key: Ed25519, or ECDSA P-256 where this machine has no library for it.</summary>
    public static string Generate(string name, bool ed25519)
    {
        byte[] key;
        if (ed25519)
        {
            key = [(byte)NoteKeyType.Ed25519, .. RandomNumberGenerator.GetBytes(Ed25519Key.KeyLength)];
        }
        else
        {
            using ECDsa ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            key = [(byte)NoteKeyType.Ecdsa, .. ecdsa.ExportPkcs8PrivateKey()];
        }

        using var signer = Signer(name, key);
        var id = VerifierKey.Parse(signer.VerifierKey).Id;
        var text = $"{Head}{name}+{id:x8}+{Convert.ToBase64String(key)}\n";
        CryptographicOperations.ZeroMemory(key);
        return text;
    }

    /// <summary>Reads a key; false when the text is not one.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ICheckpointSigner? signer)
    {
        signer = null;
        if (!text.StartsWith(Head, StringComparison.Ordinal))
        {
            return false;
        }

        var parts = text[Head.Length..].Trim().Split('+', 3);
        if (parts.Length != 3 || !NoteText.TryDecode(parts[2], out var key) || key.Length < 2)
        {
            return false;
        }

        try
        {
            signer = Signer(parts[0], key);
            return VerifierKey.Parse(signer.VerifierKey).Id.ToString("x8") == parts[1];
        }
        catch (CryptographicException)
        {
            return false;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static ICheckpointSigner Signer(string name, ReadOnlySpan<byte> key) =>
        key[0] switch
        {
            (byte)NoteKeyType.Ed25519 => new Ed25519Signer(name, key[1..]),
            (byte)NoteKeyType.Ecdsa => new EcdsaSigner(name, key[1..]),
            _ => throw new CryptographicException($"A key of type 0x{key[0]:x2} cannot sign here."),
        };
}
