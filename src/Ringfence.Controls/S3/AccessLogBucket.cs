using System.Text.Json.Nodes;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.S3;

/// <summary>
/// A bucket that takes another's server access logs: under SSE-S3 and without a default retention, since S3 delivers
/// to no other. Amazon S3 User Guide, "Enabling Amazon S3 server access logging".
/// </summary>
internal static class AccessLogBucket
{
    /// <summary>The bucket, the leave to deliver to it, and the bucket's own setting.</summary>
    public static Fix Fix() =>
        new([
            new AddResource("$SelfAccessLogs", Bucket()),
            new AddResource("$SelfAccessLogsPolicy", Policy()),
            new SetProperty(
                "LoggingConfiguration.DestinationBucketName",
                new JsonObject { ["Ref"] = "$SelfAccessLogs" }
            ),
            new SetProperty("LoggingConfiguration.LogFilePrefix", "$Self/"),
        ])
        {
            Mind = "Log storage is billed; the lifecycle keeps six years.",
            Cli =
                """aws s3api put-bucket-logging --bucket NAME --bucket-logging-status '{"LoggingEnabled":{"TargetBucket":"LOG_BUCKET","TargetPrefix":"NAME/"}}'""",
        };

    private static JsonObject Bucket() =>
        new()
        {
            ["Type"] = "AWS::S3::Bucket",
            ["DeletionPolicy"] = "Retain",
            ["UpdateReplacePolicy"] = "Retain",
            ["Properties"] = new JsonObject
            {
                ["BucketEncryption"] = new JsonObject
                {
                    ["ServerSideEncryptionConfiguration"] = new JsonArray(
                        new JsonObject
                        {
                            ["ServerSideEncryptionByDefault"] = new JsonObject { ["SSEAlgorithm"] = "AES256" },
                        }
                    ),
                },
                ["PublicAccessBlockConfiguration"] = new JsonObject
                {
                    ["BlockPublicAcls"] = true,
                    ["BlockPublicPolicy"] = true,
                    ["IgnorePublicAcls"] = true,
                    ["RestrictPublicBuckets"] = true,
                },
                ["VersioningConfiguration"] = new JsonObject { ["Status"] = "Enabled" },
                ["OwnershipControls"] = new JsonObject
                {
                    ["Rules"] = new JsonArray(new JsonObject { ["ObjectOwnership"] = "BucketOwnerEnforced" }),
                },
                ["ObjectLockEnabled"] = true,
                ["ObjectLockConfiguration"] = new JsonObject { ["ObjectLockEnabled"] = "Enabled" },
                ["LifecycleConfiguration"] = new JsonObject
                {
                    ["Rules"] = new JsonArray(
                        new JsonObject
                        {
                            ["Id"] = "six-years",
                            ["Status"] = "Enabled",
                            ["ExpirationInDays"] = 2192,
                            ["NoncurrentVersionExpiration"] = new JsonObject { ["NoncurrentDays"] = 90 },
                        }
                    ),
                },
            },
        };

    private static JsonObject Policy() =>
        new()
        {
            ["Type"] = "AWS::S3::BucketPolicy",
            ["Properties"] = new JsonObject
            {
                ["Bucket"] = new JsonObject { ["Ref"] = "$SelfAccessLogs" },
                ["PolicyDocument"] = new JsonObject
                {
                    ["Version"] = "2012-10-17",
                    ["Statement"] = new JsonArray(Delivery(), RefusePlain()),
                },
            },
        };

    private static JsonObject Delivery() =>
        new()
        {
            ["Sid"] = "DeliverAccessLogs",
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["Service"] = "logging.s3.amazonaws.com" },
            ["Action"] = "s3:PutObject",
            ["Resource"] = new JsonObject { ["Fn::Sub"] = "${$SelfAccessLogs.Arn}/$Self/*" },
            ["Condition"] = new JsonObject
            {
                ["StringEquals"] = new JsonObject
                {
                    ["aws:SourceAccount"] = new JsonObject { ["Ref"] = "AWS::AccountId" },
                },
            },
        };

    private static JsonObject RefusePlain() =>
        PlainTransport.Refusal(
            "s3:*",
            new JsonArray(
                new JsonObject { ["Fn::GetAtt"] = new JsonArray("$SelfAccessLogs", "Arn") },
                new JsonObject { ["Fn::Sub"] = "${$SelfAccessLogs.Arn}/*" }
            )
        );
}
