using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Storage;

/// <summary>
/// Takes the server access logs of an account's other buckets. S3 delivers these under its own key only, and to no
/// bucket with a default retention; they hold names of objects and of who asked, no content.
/// </summary>
public sealed class AccessLogBucket : Construct
{
    private readonly CfnResource _bucket;

    /// <summary>A bucket for access logs.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="id">Its id.</param>
    /// <param name="name">Its name.</param>
    /// <param name="keepDays">For how many days logs are kept: 2192 (six years) or more.</param>
    /// <exception cref="PropRefusedException">The logs would be kept for less.</exception>
    public AccessLogBucket(Construct scope, string id, string name, int keepDays = 2192)
        : base(scope, id)
    {
        Refusal.UnlessSixYears(nameof(keepDays), keepDays);
        _bucket = this.Declare(
                "Bucket",
                "AWS::S3::Bucket",
                new Map
                {
                    ["BucketName"] = name,
                    ["BucketEncryption"] = BucketParts.Encryption(null),
                    ["PublicAccessBlockConfiguration"] = BucketParts.NothingPublic,
                    ["OwnershipControls"] = BucketParts.OwnerOwns,
                    ["VersioningConfiguration"] = new Map { ["Status"] = "Enabled" },
                    ["ObjectLockEnabled"] = true,
                    ["ObjectLockConfiguration"] = new Map { ["ObjectLockEnabled"] = "Enabled" },
                    ["LifecycleConfiguration"] = BucketParts.Lifecycle(90, keepDays, "DEEP_ARCHIVE"),
                    ["NotificationConfiguration"] = BucketParts.ToEventBridge,
                    ["Tags"] = Tag.Name(name),
                }
            )
            .Kept();
        Accept();
        Admit();
    }

    /// <summary>Its name.</summary>
    public string Name => _bucket.Ref;

    /// <summary>Its ARN.</summary>
    public string Arn => _bucket.Arn;

    private void Admit()
    {
        var place = Stack.Of(this);
        this.Declare(
            "Policy",
            "AWS::S3::BucketPolicy",
            new Map
            {
                ["Bucket"] = _bucket.Ref,
                ["PolicyDocument"] = Policy.Document(
                    Policy.RefusePlainTransport("s3:*", new[] { Arn, $"{Arn}/*" }),
                    Policy.Allow(
                        "Deliver",
                        Policy.Services("logging.s3.amazonaws.com"),
                        "s3:PutObject",
                        $"{Arn}/*",
                        new Map { ["StringEquals"] = new Map { ["aws:SourceAccount"] = place.Account } }
                    ),
                    Policy.Allow(
                        "DeliverOfLoadBalancers",
                        Policy.Services("logdelivery.elasticloadbalancing.amazonaws.com"),
                        "s3:PutObject",
                        $"{Arn}/balancer/AWSLogs/{place.Account}/*",
                        new Map
                        {
                            ["ArnLike"] = new Map
                            {
                                ["aws:SourceArn"] =
                                    $"arn:{place.Partition}:elasticloadbalancing:{place.Region}:{place.Account}:loadbalancer/*",
                            },
                        }
                    )
                ),
            }
        );
    }

    private void Accept() =>
        _bucket
            .Accept(
                [
                    "AwsSolutions-S1",
                    "HIPAA.Security-S3BucketLoggingEnabled",
                    "NIST.800.53.R5-S3BucketLoggingEnabled",
                    "CT.S3.PR.2",
                    "bucket-has-access-log",
                ],
                "It takes the access logs of others; its own would go round in a circle"
            )
            .Accept(
                ["HIPAA.Security-S3DefaultEncryptionKMS", "NIST.800.53.R5-S3DefaultEncryptionKMS", "CT.S3.PR.10"],
                "S3 delivers server access logs to no bucket under KMS (Amazon S3 User Guide, Enabling server access logging)"
            )
            .Accept(
                [
                    "HIPAA.Security-S3BucketReplicationEnabled",
                    "NIST.800.53.R5-S3BucketReplicationEnabled",
                    "CT.S3.PR.12",
                ],
                "It is the second record of what the organisation trail records as data events in the archive account"
            );
}
