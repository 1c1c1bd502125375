using System.Text.Json;
using System.Text.RegularExpressions;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Runtime;

namespace Ringfence.LocalBedrock.InvocationLog;

/// <summary>The account's <c>loggingConfig</c>. The stand-in has S3 and no CloudWatch.</summary>
/// <param name="Json">As it was put; what Get gives back.</param>
/// <param name="Text">Whether texts are delivered; without, a record has the counts and no bodies.</param>
/// <param name="Embedding">The same of embeddings' answers.</param>
internal sealed partial record LoggingConfiguration(
    string Json,
    string Bucket,
    string Prefix,
    bool Text,
    bool Embedding
)
{
    /// <exception cref="AwsFault">It is not one that AWS, or the stand-in, takes.</exception>
    public static LoggingConfiguration Read(JsonElement config)
    {
        if (config.Member("s3Config") is not { } s3)
        {
            throw AwsFault.Validation(
                "LocalBedrock delivers invocation logs to S3 only: loggingConfig needs an s3Config."
            );
        }

        var bucket = s3.Text("bucketName");
        if (bucket is null || !BucketName().IsMatch(bucket))
        {
            throw AwsFault.Constraint(
                bucket,
                "loggingConfig.s3Config.bucketName",
                "Member must be a bucket name of 3 to 63 characters"
            );
        }

        var prefix = s3.Text("keyPrefix")?.Trim('/') ?? "";
        if (prefix.Split('/').Any(part => part is "." or ".."))
        {
            throw AwsFault.Constraint(
                prefix,
                "loggingConfig.s3Config.keyPrefix",
                "Member must not have . or .. between slashes"
            );
        }

        return new(
            config.GetRawText(),
            bucket,
            prefix.Length == 0 ? "" : prefix + "/",
            IsOn(config, "textDataDeliveryEnabled"),
            IsOn(config, "embeddingDataDeliveryEnabled")
        );
    }

    private static bool IsOn(JsonElement config, string name) =>
        config.Member(name) is not { ValueKind: JsonValueKind.False };

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z", RegexOptions.None, 1000)]
    private static partial Regex BucketName();
}
