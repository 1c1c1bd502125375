using Amazon.CDK;
using Constructs;
using Ringfence.Cdk.Storage;

namespace Ringfence.Cdk.LogArchive;

/// <summary>
/// Where Athena puts what was answered: under the key of records, read by those alone who may ask, gone after a quarter.
/// The records themselves stay where they are; an answer can be had again.
/// </summary>
internal sealed class AnswerBucket : Construct
{
    private const int KeptDays = 90;

    private const string Copies =
        "It holds answers, which can be had again from the archive; Athena is not known to write to a locked bucket";

    private readonly CfnResource _bucket;

    public AnswerBucket(Construct scope, string id, string name, EvidenceStoreProps props, AccessLogBucket access)
        : base(scope, id)
    {
        _bucket = this.Declare(
                "Bucket",
                "AWS::S3::Bucket",
                new Map
                {
                    ["BucketName"] = name,
                    ["BucketEncryption"] = BucketParts.Encryption(props.RecordsKey.Arn),
                    ["PublicAccessBlockConfiguration"] = BucketParts.NothingPublic,
                    ["OwnershipControls"] = BucketParts.OwnerOwns,
                    ["VersioningConfiguration"] = new Map { ["Status"] = "Enabled" },
                    ["LifecycleConfiguration"] = BucketParts.Lifecycle(null, KeptDays, "GLACIER_IR", 1),
                    ["LoggingConfiguration"] = BucketParts.LoggedTo(access, name),
                    ["NotificationConfiguration"] = BucketParts.ToEventBridge,
                    ["Tags"] = Tag.Phi(name),
                }
            )
            .Kept();
        _bucket.Accept(
            [
                "HIPAA.Security-S3BucketReplicationEnabled",
                "NIST.800.53.R5-S3BucketReplicationEnabled",
                "CT.S3.PR.12",
                "bucket-is-replicated",
                "NIST.800.53.R5-S3BucketDefaultLockEnabled",
                "HIPAA.Security-S3BucketDefaultLockEnabled",
                "CT.S3.PR.9",
                "CT.S3.PR.11",
                "bucket-has-object-lock",
                "documents-are-locked",
            ],
            Copies
        );
        _bucket.Accept(
            "bucket-answers-only-its-network",
            "The archive account has no network; the roles that may read answers are named"
        );
        Guard(props);
    }

    /// <summary>Its name.</summary>
    public string Name => _bucket.Ref;

    private void Guard(EvidenceStoreProps props)
    {
        var everything = new[] { _bucket.Arn, $"{_bucket.Arn}/*" };
        this.Declare(
            "Policy",
            "AWS::S3::BucketPolicy",
            new Map
            {
                ["Bucket"] = _bucket.Ref,
                ["PolicyDocument"] = Policy.Document(
                    Policy.RefusePlainTransport("s3:*", everything),
                    BucketParts.RefuseOtherEncryption(_bucket.Arn),
                    BucketParts.RefuseOtherReaders(_bucket.Arn, props.Readers)
                ),
            }
        );
    }
}
