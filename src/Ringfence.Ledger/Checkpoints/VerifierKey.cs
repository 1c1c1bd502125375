using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ringfence.Ledger.Checkpoints;

/// <summary>What an auditor needs to check a log's or a witness's signatures: <c>name+hexid+base64(type || key)</c>.</summary>
public sealed class VerifierKey : IEquatable<VerifierKey>
{
    private readonly byte[] _publicKey;

    internal VerifierKey(string name, NoteKeyType type, byte[] publicKey)
    {
        Name = name;
        Type = type;
        _publicKey = publicKey;
        Id = ComputeId();
    }

    /// <summary>The key's name: the log's origin, or the witness's name.</summary>
    public string Name { get; }

    /// <summary>The first four bytes, big-endian, of the hash that tells keys of one name apart.</summary>
    public uint Id { get; }

    /// <summary>What it verifies.</summary>
    public NoteKeyType Type { get; }

    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException">It is not a verifier key, or of a type not known here.</exception>
    public static VerifierKey Parse(string text) =>
        TryParse(text, out var key, out var problem) ? key : throw new FormatException(problem);

    /// <summary>Reads the text form, or says what is wrong with it.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out VerifierKey? key, out string problem)
    {
        key = null;
        problem = "A verifier key is <name>+<8 hex digits>+<base64>, on one line.";
        var parts = text.Trim().Split('+', 3);
        if (
            parts.Length != 3
            || !IsName(parts[0])
            || parts[1].Length != 8
            || !uint.TryParse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id)
            || !NoteText.TryDecode(parts[2], out var bytes)
            || bytes.Length < 2
        )
        {
            return false;
        }

        NoteKeyType type = (NoteKeyType)bytes[0];
        if (!Enum.IsDefined(type))
        {
            problem = $"The verifier key of {parts[0]} has type 0x{bytes[0]:x2}; 0x01, 0x02 and 0x04 are known here.";
            return false;
        }

        if (type != NoteKeyType.Ecdsa && bytes.Length != 1 + Crypto.Ed25519Key.KeyLength)
        {
            problem = $"The verifier key of {parts[0]} holds {bytes.Length - 1} bytes of key; Ed25519 has 32.";
            return false;
        }

        VerifierKey read = new(parts[0], type, bytes[1..]);
        if (read.Id != id)
        {
            problem =
                $"The verifier key of {parts[0]} says its id is {parts[1]}, but its key's is {read.Id:x8}: it was altered or mistyped.";
            return false;
        }

        key = read;
        problem = "";
        return true;
    }

    /// <summary>Whether a signature, without its key id, is this key's over the note's text.</summary>
    /// <exception cref="PlatformNotSupportedException">This machine has no library for Ed25519.</exception>
    public bool Verifies(ReadOnlySpan<byte> noteText, ReadOnlySpan<byte> signature)
    {
        try
        {
            return Type switch
            {
                NoteKeyType.Ecdsa => VerifiesEcdsa(noteText, signature),
                NoteKeyType.Cosignature => Cosignature.Verifies(_publicKey, noteText, signature),
                _ => VerifiesEd25519(noteText, signature),
            };
        }
        catch (CryptographicException)
        {
            // The bytes are no key, or no signature, of their kind.
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Equals(VerifierKey? other) => ToString() == other?.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VerifierKey);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Id;

    /// <summary>The text form.</summary>
    public override string ToString() => $"{Name}+{Id:x8}+{Convert.ToBase64String([(byte)Type, .. _publicKey])}";

    /// <summary>Whether a text can be a key's name, and so a log's origin: no spaces, no '+', no control characters.</summary>
    internal static bool IsName(string name)
    {
        foreach (var letter in name)
        {
            if (letter == '+' || char.IsWhiteSpace(letter) || char.IsControl(letter))
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    private bool VerifiesEd25519(ReadOnlySpan<byte> noteText, ReadOnlySpan<byte> signature)
    {
        using Crypto.Ed25519Key key = Crypto.Ed25519Key.FromPublicKey(_publicKey);
        return key.Verifies(noteText, signature);
    }

    private bool VerifiesEcdsa(ReadOnlySpan<byte> noteText, ReadOnlySpan<byte> signature)
    {
        using ECDsa key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(_publicKey, out _);
        return key.VerifyData(noteText, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private uint ComputeId()
    {
        var hashed =
            Type == NoteKeyType.Ecdsa
                ? _publicKey
                : [.. Encoding.UTF8.GetBytes(Name), (byte)'\n', (byte)Type, .. _publicKey];
        return BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(hashed));
    }
}
