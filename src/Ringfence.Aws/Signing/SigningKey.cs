using System.Security.Cryptography;
using System.Text;

namespace Ringfence.Aws.Signing;

/// <summary>The key derived from a secret for one scope; makes signatures.</summary>
internal sealed class SigningKey
{
    public const int SignatureLength = 64;

    private readonly byte[] _key;

    // A thread signs call after call with the same key, and to set a keyed hash up takes longer than to use it.
    [ThreadStatic]
    private static Keyed? t_last;

    public SigningKey(string secretAccessKey, CredentialScope scope)
    {
        Scope = scope;
        var key = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes("AWS4" + secretAccessKey),
            Encoding.UTF8.GetBytes(scope.Date)
        );
        foreach (var step in (ReadOnlySpan<string>)[scope.Region, scope.Service, CredentialScope.Terminator])
        {
            HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(step), key);
        }

        _key = key;
    }

    public CredentialScope Scope { get; }

    /// <summary>Writes the signature of a canonical request, 64 lower hex digits.</summary>
    /// <param name="timestamp">The request's <c>X-Amz-Date</c>, <c>yyyyMMddTHHmmssZ</c>.</param>
    public void Sign(ReadOnlySpan<char> timestamp, CanonicalRequest request, Span<char> signature)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        request.Hash(hash);

        var toSign = new CanonicalText(stackalloc byte[512]);
        try
        {
            toSign.Add("AWS4-HMAC-SHA256\n"u8);
            toSign.Add(timestamp);
            toSign.Add((byte)'\n');
            toSign.Add(Scope.ToString());
            toSign.Add((byte)'\n');
            Span<byte> hex = stackalloc byte[SignatureLength];
            Convert.TryToHexStringLower(hash, hex, out _);
            toSign.Add(hex);
            // Taken out while in use: one that throws is not used again.
            var keyed = t_last?.Key == this ? t_last : new Keyed(this);
            t_last = null;
            keyed.Hash.AppendData(toSign.Written);
            keyed.Hash.GetHashAndReset(hash);
            t_last = keyed;
        }
        finally
        {
            toSign.Dispose();
        }

        Convert.TryToHexStringLower(hash, signature, out _);
    }

    private sealed class Keyed(SigningKey key)
    {
        public SigningKey Key => key;

        public IncrementalHash Hash { get; } = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key._key);
    }
}
