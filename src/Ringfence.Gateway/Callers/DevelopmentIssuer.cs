using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ringfence.Gateway.Callers;

/// <summary>
/// An issuer of tokens for one machine: a directory with an ES256 key and the two documents that any OpenID provider publishes. Whoever
/// can read the key can be anyone, so the gateway accepts it on loopback only (<c>Callers:Development</c>).
/// </summary>
public sealed class DevelopmentIssuer : IDisposable
{
    /// <summary>The <c>iss</c> of its tokens.</summary>
    public const string Issuer = "https://development.ringfence.invalid";

    /// <summary>The <c>aud</c> of its tokens.</summary>
    public const string Audience = "ringfence";

    internal const string DiscoveryFile = "openid-configuration.json";
    private const string KeyFile = "key.pem";
    private const string JwksFile = "jwks.json";

    private readonly ECDsa _key;
    private readonly SigningCredentials _signing;
    private readonly TimeProvider _time;

    private DevelopmentIssuer(ECDsa key, TimeProvider time)
    {
        (_key, _time) = (key, time);
        var signingKey = new ECDsaSecurityKey(key);
        signingKey.KeyId = Base64UrlEncoder.Encode(signingKey.ComputeJwkThumbprint());
        // IdentityModel's own cache would hold on to the key after it is disposed of here.
        _signing = new SigningCredentials(signingKey, SecurityAlgorithms.EcdsaSha256)
        {
            CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
        };
    }

    /// <summary>Opens the issuer of <paramref name="directory"/>, making directory, key (mode 0600) and documents if they are not there.</summary>
    /// <exception cref="InvalidDataException">The key is not one, or can be read by others.</exception>
    public static DevelopmentIssuer Open(string directory, TimeProvider? time = null)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, KeyFile);
        if (!File.Exists(path))
        {
            MakeKey(path);
        }
        if (OwnerOnlyFile.Problem(path) is { } problem)
        {
            throw new InvalidDataException(problem);
        }
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
        }
        catch (Exception notAKey) when (notAKey is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new InvalidDataException(
                $"{path} is not an EC key in PEM; delete it, and a new one is made.",
                notAKey
            );
        }
        var issuer = new DevelopmentIssuer(key, time ?? TimeProvider.System);
        issuer.Publish(directory);
        return issuer;
    }

    /// <summary>A signed token (JWS, compact) that is good from now for <paramref name="ttl"/>.</summary>
    public string Issue(string user, string team, IReadOnlyList<string> roles, string application, TimeSpan ttl)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ttl, TimeSpan.Zero);
        var now = _time.GetUtcNow();
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                TokenType = "at+jwt",
                SigningCredentials = _signing,
                Claims = new Dictionary<string, object>
                {
                    ["iss"] = Issuer,
                    ["aud"] = Audience,
                    ["sub"] = user,
                    ["team"] = team,
                    ["roles"] = roles.ToArray(),
                    ["client_id"] = application,
                    ["jti"] = RandomNumberGenerator.GetHexString(32, lowercase: true),
                    ["iat"] = now.ToUnixTimeSeconds(),
                    ["exp"] = (now + ttl).ToUnixTimeSeconds(),
                },
            }
        );
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    /// <summary>Of two processes that make a key at once, one wins and both use it.</summary>
    private static void MakeKey(string path)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var made = $"{path}.{RandomNumberGenerator.GetHexString(8)}";
        OwnerOnlyFile.Create(made, Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
        try
        {
            File.Move(made, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(made);
        }
    }

    private void Publish(string directory)
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        var jwk = new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["use"] = "sig",
            ["alg"] = "ES256",
            ["kid"] = _signing.Key.KeyId,
            ["x"] = Base64UrlEncoder.Encode(point.X),
            ["y"] = Base64UrlEncoder.Encode(point.Y),
        };
        Replace(Path.Combine(directory, JwksFile), new JsonObject { ["keys"] = new JsonArray(jwk) });
        Replace(
            Path.Combine(directory, DiscoveryFile),
            new JsonObject { ["issuer"] = Issuer, ["jwks_uri"] = JwksFile }
        );
    }

    private static void Replace(string path, JsonObject content)
    {
        var made = $"{path}.{RandomNumberGenerator.GetHexString(8)}";
        File.WriteAllText(made, content.ToJsonString());
        File.Move(made, path, overwrite: true);
    }
}
