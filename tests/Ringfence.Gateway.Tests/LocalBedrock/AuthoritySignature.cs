using System.Security.Cryptography;
using System.Text;
using Ringfence.Aws;

namespace Ringfence.Gateway.Tests.LocalBedrock;

/// <summary>Signs <c>:authority</c>, by the description and not by the product's code.</summary>
internal static class AuthoritySignature
{
    private const string Names = ":authority;x-amz-date";

    public static async Task AddAsync(HttpRequestMessage request, AwsKeys keys, DateTimeOffset now)
    {
        var stamp = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'");
        var scope = $"{stamp[..8]}/us-east-1/bedrock/aws4_request";
        var path = request.RequestUri!.AbsolutePath.Replace("%", "%25", StringComparison.Ordinal);
        var body = Hex(SHA256.HashData(await request.Content!.ReadAsByteArrayAsync()));
        var canonical =
            $"POST\n{path}\n\n:authority:{request.RequestUri.Authority}\nx-amz-date:{stamp}\n\n{Names}\n{body}";
        var toSign = $"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = Encoding.UTF8.GetBytes("AWS4" + keys.SecretAccessKey);
        foreach (var part in scope.Split('/'))
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        request.Headers.TryAddWithoutValidation("x-amz-date", stamp);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={keys.AccessKeyId}/{scope}, SignedHeaders={Names}, Signature={Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)))}"
        );
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
