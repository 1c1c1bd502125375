using System.Security.Cryptography;
using System.Text;

namespace Ringfence.Redaction.Replacements;

/// <summary>
/// An HMAC-SHA-256 of the identifier under a named key, shortened to 64 bits: <c>[MRN:2026a:9f2c41d07be35a18]</c>. The same value gives
/// the same digest while the key lives; without the key nobody can try values.
/// </summary>
/// <param name="keyId">The key's name, written into each digest.</param>
/// <param name="key">At least 32 bytes.</param>
public sealed class KeyedDigest(string keyId, byte[] key) : Replacement
{
    private const int DigestBytes = 8;

    private readonly byte[] _key =
        key.Length >= 32
            ? key
            : throw new ArgumentException($"the key has {key.Length} bytes; at least 32 are needed", nameof(key));

    /// <inheritdoc/>
    public override string For(PhiKind kind, ReadOnlySpan<char> text, bool goesOn) =>
        goesOn ? "" : $"[{kind.Label()}:{keyId}:{Of(kind, text)}]";

    /// <summary>The digest alone: 16 hexadecimal characters, of the kind and the value in upper case without spaces and signs.</summary>
    public string Of(PhiKind kind, ReadOnlySpan<char> text)
    {
        var plain = new StringBuilder(text.Length + 16).Append(kind.Label()).Append(':');
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
            {
                plain.Append(char.ToUpperInvariant(letter));
            }
        }

        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(plain.ToString()), digest);
        return Convert.ToHexStringLower(digest[..DigestBytes]);
    }
}
