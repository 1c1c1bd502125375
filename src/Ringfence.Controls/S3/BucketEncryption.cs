using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.S3;

/// <summary>One rule of a bucket's default encryption.</summary>
internal static class BucketEncryption
{
    private const string Algorithm = "ServerSideEncryptionByDefault.SSEAlgorithm";

    /// <summary>The rule names an algorithm.</summary>
    public static Truth IsSaid(PropertyValue rule) =>
        rule[Algorithm].IsOneOf("AES256", "aws:kms", "aws:kms:dsse", "aws:fsx");

    /// <summary>The algorithm is KMS's, in one layer or two. S3 takes it in any case.</summary>
    public static Truth IsKms(PropertyValue rule) =>
        rule[Algorithm].IsLike("aws:kms") | rule[Algorithm].IsLike("aws:kms:dsse");

    /// <summary>A key beside the bucket, and a bucket key so that it is asked less often.</summary>
    public static Fix Fix() =>
        new([
            CompanionKey.Beside(),
            new SetProperty(
                "BucketEncryption",
                new JsonObject
                {
                    ["ServerSideEncryptionConfiguration"] = new JsonArray(
                        new JsonObject
                        {
                            ["BucketKeyEnabled"] = true,
                            ["ServerSideEncryptionByDefault"] = new JsonObject
                            {
                                ["SSEAlgorithm"] = "aws:kms",
                                ["KMSMasterKeyID"] = CompanionKey.Arn,
                            },
                        }
                    ),
                }
            ),
        ])
        {
            Mind =
                "Objects that are already there keep their encryption until they are copied; readers need kms:Decrypt and writers kms:GenerateDataKey on the key.",
            Cli =
                "aws s3api put-bucket-encryption --bucket NAME --server-side-encryption-configuration '{\"Rules\":[{\"ApplyServerSideEncryptionByDefault\":{\"SSEAlgorithm\":\"aws:kms\",\"KMSMasterKeyID\":\"KEY_ARN\"},\"BucketKeyEnabled\":true}]}'",
        };
}
