using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ringfence.EndToEnd.Running;

/// <summary>A token made by hand with the development issuer's key, also for what that issuer would never say.</summary>
internal sealed class SelfMadeToken(string issuerDirectory, string user)
{
    private readonly JsonNode _published = JsonNode.Parse(
        File.ReadAllText(Path.Combine(issuerDirectory, "jwks.json"))
    )!["keys"]![0]!;

    public JsonObject Header =>
        new()
        {
            ["typ"] = "at+jwt",
            ["alg"] = "ES256",
            ["kid"] = _published["kid"]!.DeepClone(),
        };

    /// <summary>Claims that would be accepted.</summary>
    public JsonObject Claims =>
        new()
        {
            ["iss"] = "https://development.ringfence.invalid",
            ["aud"] = "ringfence",
            ["sub"] = user,
            ["team"] = "oncology",
            ["roles"] = new JsonArray("clinician"),
            ["client_id"] = "forger",
            ["iat"] = Seconds(TimeSpan.Zero),
            ["exp"] = Seconds(TimeSpan.FromHours(1)),
        };

    public static long Seconds(TimeSpan fromNow) => (DateTimeOffset.UtcNow + fromNow).ToUnixTimeSeconds();

    /// <summary>Signed with the issuer's own key, which these tests can read as its owner can.</summary>
    public string Sign(JsonObject header, JsonObject claims)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(Path.Combine(issuerDirectory, "key.pem")));
        return Sign(header, claims, signed => key.SignData(signed, HashAlgorithmName.SHA256));
    }

    /// <summary>Signed with a key that nobody published, under the published key's name.</summary>
    public string SignWithAnotherKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Sign(Header, Claims, signed => key.SignData(signed, HashAlgorithmName.SHA256));
    }

    /// <summary>HMAC with the published key as the secret: the classical confusion of algorithms.</summary>
    public string SignWithThePublicKeyAsSecret()
    {
        var header = Header;
        header["alg"] = "HS256";
        return Sign(
            header,
            Claims,
            signed => HMACSHA256.HashData(Encoding.UTF8.GetBytes(_published.ToJsonString()), signed)
        );
    }

    public string Unsigned()
    {
        var header = Header;
        header["alg"] = "none";
        return Sign(header, Claims, _ => []);
    }

    /// <summary>Another's claims under a signature that was good for its own.</summary>
    public string WithAnothersClaims(string good)
    {
        var parts = good.Split('.');
        var claims = Claims;
        claims["team"] = "research";
        return $"{parts[0]}.{Encode(claims)}.{parts[2]}";
    }

    private static string Sign(JsonObject header, JsonObject claims, Func<byte[], byte[]> sign)
    {
        var signed = $"{Encode(header)}.{Encode(claims)}";
        return $"{signed}.{Base64Url(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(JsonObject part) => Base64Url(JsonSerializer.SerializeToUtf8Bytes(part));

    private static string Base64Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
