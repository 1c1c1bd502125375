using Amazon.CDK;
using Constructs;
using Ringfence.Cdk.Storage;

namespace Ringfence.Cdk.LogArchive;

/// <summary>
/// A bucket of the log archive: written by those who are named, under a key of ours, locked in compliance mode for six
/// years or more, cold after ninety days. Deletion is denied to everyone, root included; its settings change as its
/// deployer alone.
/// </summary>
public sealed class ArchiveBucket : Construct
{
    internal static readonly string[] Deletions =
    [
        "s3:BypassGovernanceRetention",
        "s3:DeleteBucket",
        "s3:DeleteBucketPolicy",
        "s3:DeleteObject",
        "s3:DeleteObjectVersion",
    ];

    private static readonly string[] Settings =
    [
        "s3:PutBucketAcl",
        "s3:PutBucketLogging",
        "s3:PutBucketObjectLockConfiguration",
        "s3:PutBucketOwnershipControls",
        "s3:PutBucketPolicy",
        "s3:PutBucketPublicAccessBlock",
        "s3:PutBucketVersioning",
        "s3:PutEncryptionConfiguration",
        "s3:PutLifecycleConfiguration",
        "s3:PutReplicationConfiguration",
    ];

    private readonly CfnResource _bucket;

    /// <summary>A bucket.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="id">Its id.</param>
    /// <param name="props">How.</param>
    /// <exception cref="PropRefusedException">A prop would weaken it.</exception>
    public ArchiveBucket(Construct scope, string id, ArchiveBucketProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Refuse(props);
        _bucket = this.Declare(
                "Bucket",
                "AWS::S3::Bucket",
                new Map
                {
                    ["BucketName"] = props.Name,
                    ["BucketEncryption"] = BucketParts.Encryption(props.Key.Arn),
                    ["PublicAccessBlockConfiguration"] = BucketParts.NothingPublic,
                    ["OwnershipControls"] = BucketParts.OwnerOwns,
                    ["VersioningConfiguration"] = new Map { ["Status"] = "Enabled" },
                    ["ObjectLockEnabled"] = true,
                    ["ObjectLockConfiguration"] = props.Locked
                        ? BucketParts.Lock("COMPLIANCE", props.KeepDays)
                        : new Map { ["ObjectLockEnabled"] = "Enabled" },
                    // Versions that were replaced are kept as long as those that were not: a log is replaced by nobody honest.
                    ["LifecycleConfiguration"] = BucketParts.Lifecycle(
                        props.ColdAfterDays,
                        props.KeepDays,
                        "DEEP_ARCHIVE",
                        props.KeepDays
                    ),
                    ["LoggingConfiguration"] = BucketParts.LoggedTo(props.AccessLogs, props.Name),
                    ["NotificationConfiguration"] = BucketParts.ToEventBridge,
                    ["Tags"] = Tag.Name(props.Name),
                }
            )
            .Kept();
        Accept(props);
        BucketPolicy = this.Declare(
            "Policy",
            "AWS::S3::BucketPolicy",
            new Map { ["Bucket"] = _bucket.Ref, ["PolicyDocument"] = Policy.Document(Statements(props)) }
        );
    }

    /// <summary>Its name.</summary>
    public string Name => _bucket.Ref;

    /// <summary>Its ARN.</summary>
    public string Arn => _bucket.Arn;

    internal CfnResource BucketPolicy { get; }

    private void Accept(ArchiveBucketProps props)
    {
        _bucket.Accept(
            "bucket-answers-only-its-network",
            "The archive account has no network; services and named roles of other accounts write here"
        );
        _bucket.Accept(
            [
                "HIPAA.Security-S3BucketReplicationEnabled",
                "NIST.800.53.R5-S3BucketReplicationEnabled",
                "CT.S3.PR.12",
                "bucket-is-replicated",
            ],
            "It is the second copy, in an account where nobody works, in three zones, and nobody can delete from it"
        );
        if (!props.Locked)
        {
            _bucket.Accept(
                [
                    "HIPAA.Security-S3BucketDefaultLockEnabled",
                    "NIST.800.53.R5-S3BucketDefaultLockEnabled",
                    "CT.S3.PR.11",
                    "documents-are-locked",
                ],
                props.UnlockedBecause
            );
        }
    }

    private IEnumerable<Map> Statements(ArchiveBucketProps props)
    {
        var everything = new[] { Arn, $"{Arn}/*" };
        yield return Policy.RefusePlainTransport("s3:*", everything);
        yield return Policy.Deny("RefuseDeletion", Policy.Everyone, Deletions, everything);
        yield return Policy.Deny(
            "RefuseOtherSettings",
            Policy.Everyone,
            Settings,
            everything,
            new Map { ["ArnNotEquals"] = new Map { ["aws:PrincipalArn"] = props.Keeper } }
        );
        yield return BucketParts.RefuseOtherEncryption(Arn);
        yield return BucketParts.RefuseOtherKeys(Arn, props.Key.Arn);
        foreach (var statement in BucketParts.Admit(props.Writers, Arn))
        {
            yield return statement;
        }
    }

    private static void Refuse(ArchiveBucketProps props)
    {
        Refusal.UnlessSixYears(nameof(props.KeepDays), props.KeepDays);
        Refusal.Unless(
            props.ColdAfterDays is >= 1 and <= 365,
            nameof(props.ColdAfterDays),
            props.ColdAfterDays,
            "1 to 365",
            "six years of logs at full price get deleted by somebody"
        );
        Refusal.Unless(
            props.Locked || props.UnlockedBecause.Length >= 10,
            nameof(props.UnlockedBecause),
            props.UnlockedBecause,
            "the reason why the sender cannot write to a locked bucket",
            "an archive that is not locked is an archive until somebody leaves angry"
        );
        Refusal.Unless(
            props.Keeper.Contains(":role/", StringComparison.Ordinal) && !props.Keeper.AsSpan().ContainsAny('*', '?'),
            nameof(props.Keeper),
            props.Keeper,
            "the ARN of one role, no wildcard",
            "whoever changes the bucket's policy decides what it protects from"
        );
        foreach (var writer in props.Writers)
        {
            Refusal.Unless(
                writer.ContainsKey("Condition") && writer.GetValueOrDefault("Principal") is Map { Count: 1 },
                nameof(props.Writers),
                writer.GetValueOrDefault("Sid"),
                "statements for named services or accounts, each with a condition on whom they work for",
                "an archive that anybody writes to proves nothing"
            );
        }
    }
}
