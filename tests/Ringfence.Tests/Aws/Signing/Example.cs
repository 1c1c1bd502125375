using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ringfence.Aws;
using Ringfence.Aws.Signing;

namespace Ringfence.Tests.Aws.Signing;

/// <summary>AWS's documentation credentials, and requests of the vectors and captures as the verifier takes them.</summary>
internal static class Example
{
    public static readonly AwsKeys Keys = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null, null);

    public static string Sha256(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    public static SignedRequest Request(string method, string target, JsonElement headers, string body)
    {
        var lookup = headers.EnumerateObject().ToDictionary(h => h.Name, h => h.Value.GetString()!);
        return new(method, target, lookup.GetValueOrDefault, Sha256(body));
    }

    /// <summary>Both steps, as a server takes them.</summary>
    public static SignatureFault? Verify(this SigV4Verifier verifier, SignedRequest request, AwsKeys? keys) =>
        SigV4Authorization.TryParse(request.Headers, out var authorization, out var fault)
            ? verifier.Verify(authorization, request, keys)
            : fault;
}
