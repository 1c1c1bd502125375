using Microsoft.IdentityModel.Tokens;

namespace Ringfence.Gateway.Callers;

/// <summary>An issuer's public signing keys as it published them at one time. Immutable; two sets are the same keys only if they are one object.</summary>
internal sealed class KeySet
{
    private const int SmallestRsaBits = 2048;

    private readonly JsonWebKey[] _keys;

    /// <summary>Keeps the keys a signature can be verified with: RSA from 2048 bits and EC, not meant for encryption.</summary>
    public KeySet(IEnumerable<JsonWebKey> published) => _keys = [.. published.Where(IsUsable)];

    public bool IsEmpty => _keys.Length == 0;

    /// <summary>The key that a token's header asks for; without a <c>kid</c>, the only one that fits its algorithm.</summary>
    public JsonWebKey? Find(string? kid, string algorithm)
    {
        JsonWebKey? found = null;
        foreach (var key in _keys)
        {
            if (!Fits(key, algorithm) || (!string.IsNullOrEmpty(kid) && key.Kid != kid))
            {
                continue;
            }
            if (found is not null)
            {
                return null;
            }
            found = key;
        }
        return found;
    }

    /// <summary>Whether the other set holds the same keys, so that nothing that was verified with this one needs verifying again.</summary>
    public bool SameAs(KeySet other) =>
        _keys.Length == other._keys.Length && _keys.Zip(other._keys).All(pair => Same(pair.First, pair.Second));

    private static bool Same(JsonWebKey a, JsonWebKey b) =>
        a.Kid == b.Kid && a.Alg == b.Alg && a.ComputeJwkThumbprint().AsSpan().SequenceEqual(b.ComputeJwkThumbprint());

    private static bool Fits(JsonWebKey key, string algorithm) =>
        key.Kty == SigningAlgorithms.KeyType(algorithm) && (string.IsNullOrEmpty(key.Alg) || key.Alg == algorithm);

    /// <summary>Keys of other kinds, and broken ones, are passed over: they must not keep the good ones from being used.</summary>
    private static bool IsUsable(JsonWebKey key)
    {
        if (key.Use is not (null or "" or "sig"))
        {
            return false;
        }
        try
        {
            return key.Kty switch
            {
                "RSA" => key.KeySize >= SmallestRsaBits && !string.IsNullOrEmpty(key.E),
                "EC" => key.Crv is "P-256" or "P-384" or "P-521"
                    && !string.IsNullOrEmpty(key.X)
                    && !string.IsNullOrEmpty(key.Y),
                _ => false,
            };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
