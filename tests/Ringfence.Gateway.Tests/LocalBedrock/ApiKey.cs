using System.Security.Cryptography;
using System.Text;
using Ringfence.Aws;

namespace Ringfence.Gateway.Tests.LocalBedrock;

/// <summary>Makes short-term Bedrock API keys, by the description and not by the product's code.</summary>
internal static class ApiKey
{
    public static string Of(AwsKeys keys, string region, DateTimeOffset now)
    {
        var stamp = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'");
        var scope = $"{stamp[..8]}/{region}/bedrock/aws4_request";
        var query = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["Action"] = "CallWithBearerToken",
            ["X-Amz-Algorithm"] = "AWS4-HMAC-SHA256",
            ["X-Amz-Credential"] = $"{keys.AccessKeyId}/{scope}",
            ["X-Amz-Date"] = stamp,
            ["X-Amz-Expires"] = "43200",
            ["X-Amz-SignedHeaders"] = "host",
        };
        if (keys.SessionToken is not null)
        {
            query["X-Amz-Security-Token"] = keys.SessionToken;
        }

        var text = string.Join('&', query.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        var request = $"POST\n/\n{text}\nhost:bedrock.amazonaws.com\n\nhost\n{Hex(SHA256.HashData([]))}";
        var toSign = $"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(request)))}";
        var key = Encoding.UTF8.GetBytes("AWS4" + keys.SecretAccessKey);
        foreach (var part in scope.Split('/'))
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        var signature = Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
        return "bedrock-api-key-"
            + Convert.ToBase64String(
                Encoding.ASCII.GetBytes($"bedrock.amazonaws.com/?{text}&X-Amz-Signature={signature}&Version=1")
            );
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
