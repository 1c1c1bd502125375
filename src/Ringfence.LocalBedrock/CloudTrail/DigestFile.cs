using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.CloudTrail;

/// <summary>A digest file: the log files of a span, chained to the digest before it and signed.</summary>
/// <param name="Content">Uncompressed.</param>
/// <param name="Signature">Lower hex; S3 keeps it as the object's metadata, since a file cannot hold its own signature.</param>
internal sealed record DigestFile(string Key, byte[] Content, string Signature)
{
    private const string Algorithm = "SHA256withRSA";

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Content));

    public static JsonObject Metadata(string signature) =>
        new() { ["signature"] = signature, ["signature-algorithm"] = Algorithm };

    public static DigestFile Make(
        LocalBedrockOptions options,
        DigestChain chain,
        DateTimeOffset end,
        IReadOnlyList<DeliveredLog> logs,
        TrailKey key
    )
    {
        var name = new TrailPaths(options).DigestKey(end);
        var previous = chain.PreviousObject is null ? null : options.Trail.Bucket;
        var digest = new JsonObject
        {
            ["awsAccountId"] = options.Account,
            ["digestStartTime"] = AwsTime.Seconds(chain.Start),
            ["digestEndTime"] = AwsTime.Seconds(end),
            ["digestS3Bucket"] = options.Trail.Bucket,
            ["digestS3Object"] = name,
            ["digestPublicKeyFingerprint"] = key.Fingerprint,
            ["digestSignatureAlgorithm"] = Algorithm,
            ["newestEventTime"] = logs.Max(log => log.NewestEventTime),
            ["oldestEventTime"] = logs.Min(log => log.OldestEventTime),
            ["previousDigestS3Bucket"] = previous,
            ["previousDigestS3Object"] = chain.PreviousObject,
            ["previousDigestHashValue"] = chain.PreviousHash,
            ["previousDigestHashAlgorithm"] = previous is null ? null : "SHA-256",
            ["previousDigestSignature"] = chain.PreviousSignature,
            ["logFiles"] = new JsonArray([
                .. logs.Select(log => JsonSerializer.SerializeToNode(log, StateJson.Default.DeliveredLog)),
            ]),
        };
        var content = Encoding.UTF8.GetBytes(digest.ToJsonString(WireJson.Options));
        return new(
            name,
            content,
            key.Sign(StringToSign(options.Trail.Bucket, name, content, end, chain.PreviousSignature))
        );
    }

    // AWS's algorithm to the letter: no line end after the last part, and the word null where there is no previous signature.
    private static string StringToSign(
        string bucket,
        string name,
        byte[] content,
        DateTimeOffset end,
        string? previousSignature
    ) =>
        $"{AwsTime.Seconds(end)}\n{bucket}/{name}\n{Convert.ToHexStringLower(SHA256.HashData(content))}\n{previousSignature ?? "null"}";
}
