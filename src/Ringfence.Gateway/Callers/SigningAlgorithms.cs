namespace Ringfence.Gateway.Callers;

/// <summary>JWS algorithms whose verification key is public: a token cannot be forged with what the issuer publishes.</summary>
internal static class SigningAlgorithms
{
    /// <summary>All of them, by their JWA names (RFC 7518 §3.1).</summary>
    public static IReadOnlyList<string> All { get; } =
    ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    /// <summary>The key type that an algorithm needs, as JWKs name it: <c>RSA</c> or <c>EC</c>.</summary>
    public static string KeyType(string algorithm) => algorithm[0] == 'E' ? "EC" : "RSA";
}
