namespace Ringfence.Cdk.Tests.Proof;

/// <summary>What takes back a record that is kept in a bucket, or loosens what keeps it.</summary>
internal static class Loosening
{
    public static IReadOnlyList<string> Ways { get; } =
    [
        "s3:DeleteObject",
        "s3:DeleteObjectVersion",
        "s3:BypassGovernanceRetention",
        "s3:PutObjectRetention",
        "s3:PutObjectLegalHold",
        "s3:PutBucketPolicy",
        "s3:DeleteBucketPolicy",
        "s3:PutLifecycleConfiguration",
        "s3:PutBucketObjectLockConfiguration",
        "s3:PutBucketVersioning",
        "s3:PutEncryptionConfiguration",
        "s3:PutReplicationConfiguration",
    ];
}
