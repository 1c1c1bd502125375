using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Protocols;

namespace Ringfence.Gateway.Tests.Callers;

/// <summary>An issuer of our own making: publishes the documents that it is told to, and signs whatever it is asked to.</summary>
internal sealed class SelfMadeIssuer(string issuer = SelfMadeIssuer.Address) : IDocumentRetriever
{
    public const string Address = "https://idp.example";

    public const string Audience = "ringfence";

    public ECDsa Ec { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Discovery { get; set; } = $$"""{"issuer":"{{issuer}}","jwks_uri":"{{issuer}}/jwks"}""";

    public JsonArray Keys { get; set; } = [];

    public bool IsDown { get; set; }

    public int Fetches { get; private set; }

    public SelfMadeIssuer Publish(string? kid = "ec-1", string? alg = "ES256", string? use = "sig")
    {
        var point = Ec.ExportParameters(false).Q;
        Keys.Add(
            new JsonObject
            {
                ["kty"] = "EC",
                ["crv"] = "P-256",
                ["kid"] = kid,
                ["alg"] = alg,
                ["use"] = use,
                ["x"] = Base64Url.EncodeToString(point.X),
                ["y"] = Base64Url.EncodeToString(point.Y),
            }
        );
        return this;
    }

    public SelfMadeIssuer Publish(RSA rsa, string kid)
    {
        var parameters = rsa.ExportParameters(false);
        Keys.Add(
            new JsonObject
            {
                ["kty"] = "RSA",
                ["kid"] = kid,
                ["n"] = Base64Url.EncodeToString(parameters.Modulus),
                ["e"] = Base64Url.EncodeToString(parameters.Exponent),
            }
        );
        return this;
    }

    public Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        if (IsDown)
        {
            return Task.FromException<string>(new HttpRequestException("unreachable"));
        }
        if (address == $"{issuer.TrimEnd('/')}/.well-known/openid-configuration")
        {
            Fetches++;
            return Task.FromResult(Discovery);
        }
        Assert.Equal($"{issuer}/jwks", address);
        return Task.FromResult(new JsonObject { ["keys"] = Keys.DeepClone() }.ToJsonString());
    }

    /// <summary>Claims of a token that is good for an hour.</summary>
    public JsonObject Claims(DateTimeOffset now) =>
        new()
        {
            ["iss"] = issuer,
            ["aud"] = Audience,
            ["sub"] = "s-1",
            ["team"] = "oncology",
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        };

    public static JsonObject Header(string? kid = "ec-1", string alg = "ES256") =>
        new()
        {
            ["alg"] = alg,
            ["kid"] = kid,
            ["typ"] = "JWT",
        };

    public string Sign(JsonObject claims, JsonObject? header = null) => Sign(claims.ToJsonString(), header ?? Header());

    public string Sign(string claims, JsonObject header) =>
        Sign(claims, header, bytes => Ec.SignData(bytes, HashAlgorithmName.SHA256));

    public static string Sign(string claims, JsonObject header, Func<byte[], byte[]> sign)
    {
        var signed = $"{Encode(header.ToJsonString())}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
