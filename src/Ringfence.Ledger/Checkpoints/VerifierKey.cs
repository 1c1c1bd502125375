using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ringfence.Ledger.Checkpoints;

/// <summary>What an auditor needs to check a log's or a witness's signatures: <c>name+hexid+base64(type || key)</c>.</summary>
public sealed class VerifierKey : IEquatable<VerifierKey>
{
    private const int P256Coordinate = 32;

    private readonly byte[] _publicKey;

    internal VerifierKey(string name, NoteKeyType type, byte[] publicKey)
    {
        Name = name;
        Type = type;
        _publicKey = publicKey;
        Id = ComputeId();
    }

    // What DER puts before the key itself: RFC 8410 for Ed25519; RFC 5480 for a point of P-256 that is not compressed.
    private static ReadOnlySpan<byte> Ed25519Head => [48, 42, 48, 5, 6, 3, 43, 101, 112, 3, 33, 0];

    private static ReadOnlySpan<byte> P256Head =>
        [48, 89, 48, 19, 6, 7, 42, 134, 72, 206, 61, 2, 1, 6, 8, 42, 134, 72, 206, 61, 3, 1, 7, 3, 66, 0, 4];

    /// <summary>The key's name: the log's origin, or the witness's name.</summary>
    public string Name { get; }

    /// <summary>The first four bytes, big-endian, of the hash that tells keys of one name apart.</summary>
    public uint Id { get; }

    /// <summary>What it verifies.</summary>
    public NoteKeyType Type { get; }

    /// <summary>The key of a log whose public key is known: what KMS exports.</summary>
    /// <param name="name">The log's origin.</param>
    /// <param name="spki">The public key, SubjectPublicKeyInfo in DER: ECDSA on P-256, or Ed25519.</param>
    /// <exception cref="FormatException">It is no such key, or the name can be no key's.</exception>
    public static VerifierKey FromPublicKey(string name, ReadOnlySpan<byte> spki)
    {
        if (!IsName(name))
        {
            throw new FormatException(
                $"'{name}' can be no key's name: it is a log's origin, without spaces and without '+'."
            );
        }

        if (spki.StartsWith(Ed25519Head) && spki.Length == Ed25519Head.Length + Crypto.Ed25519Key.KeyLength)
        {
            return new VerifierKey(name, NoteKeyType.Ed25519, spki[Ed25519Head.Length..].ToArray());
        }

        if (spki.StartsWith(P256Head) && spki.Length == P256Head.Length + (2 * P256Coordinate))
        {
            return new VerifierKey(name, NoteKeyType.Ecdsa, spki.ToArray());
        }

        throw new FormatException(
            $"The {spki.Length} bytes are no public key that a ledger is signed with: SubjectPublicKeyInfo in DER of ECDSA on P-256 or of Ed25519."
        );
    }

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
