using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Storage;

/// <summary>
/// A bucket for protected health information: under a key of ours, versioned, locked, never public, TLS only, reached
/// through the VPC's endpoint only, every request logged. Uploads under another key or none of KMS's are refused.
/// </summary>
public sealed class PhiBucket : Construct
{
    private static readonly string[] Objects =
    [
        "s3:DeleteObject",
        "s3:DeleteObjectVersion",
        "s3:GetObject",
        "s3:GetObjectVersion",
        "s3:ListBucket",
        "s3:PutObject",
    ];

    private readonly CfnResource _bucket;

    /// <summary>A bucket.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="id">Its id.</param>
    /// <param name="props">How.</param>
    /// <exception cref="PropRefusedException">A prop would weaken it.</exception>
    public PhiBucket(Construct scope, string id, PhiBucketProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Refuse(props);
        var copying = props.Copy is { } copy ? new Replication(this, "Replication", props, copy) : null;
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
                    ["ObjectLockConfiguration"] = BucketParts.Lock(props.LockMode, props.LockDays),
                    ["LifecycleConfiguration"] = BucketParts.Lifecycle(
                        props.ColdAfterDays,
                        props.KeepDays,
                        props.ColdClass
                    ),
                    ["LoggingConfiguration"] = BucketParts.LoggedTo(props.AccessLogs, props.Name),
                    ["NotificationConfiguration"] = BucketParts.ToEventBridge,
                    ["MetricsConfigurations"] = new object[] { new Map { ["Id"] = "EntireBucket" } },
                    ["ReplicationConfiguration"] = copying?.Configuration!,
                    ["Tags"] = Tag.Phi(props.Name),
                }
            )
            .Kept();
        copying?.GrantOn(_bucket);
        if (copying is null)
        {
            _bucket.Accept(
                [
                    "HIPAA.Security-S3BucketReplicationEnabled",
                    "NIST.800.53.R5-S3BucketReplicationEnabled",
                    "CT.S3.PR.12",
                    "bucket-is-replicated",
                ],
                "AWS Backup copies it, with its versions, to a locked vault of another region; replication would copy mistakes too"
            );
        }

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

    private IEnumerable<Map> Statements(PhiBucketProps props)
    {
        yield return Policy.RefusePlainTransport("s3:*", new[] { Arn, $"{Arn}/*" });
        yield return BucketParts.RefuseOtherEncryption(Arn);
        yield return BucketParts.RefuseOtherKeys(Arn, props.Key.Arn);
        if (props.Endpoint is { } endpoint)
        {
            yield return Policy.Deny(
                "RefuseOtherNetworks",
                Policy.Everyone,
                Objects,
                new[] { Arn, $"{Arn}/*" },
                new Map
                {
                    ["StringNotEquals"] = new Map { ["aws:SourceVpce"] = endpoint },
                    ["Bool"] = new Map { ["aws:PrincipalIsAWSService"] = "false", ["aws:ViaAWSService"] = "false" },
                    ["ArnNotEquals"] = props.Emergency is { } role ? new Map { ["aws:PrincipalArn"] = role } : null!,
                }
            );
        }

        if (props.Readers.Count > 0)
        {
            yield return BucketParts.RefuseOtherReaders(Arn, props.Readers);
        }

        foreach (var statement in BucketParts.Admit(props.Writers, Arn))
        {
            yield return statement;
        }
    }

    private static void Refuse(PhiBucketProps props)
    {
        Refusal.Unless(
            props.LockDays >= 1,
            nameof(props.LockDays),
            props.LockDays,
            "1 or more",
            "what can be deleted at once can be lost by one mistake or one leaked key"
        );
        Refusal.Unless(
            props.LockMode is "GOVERNANCE" or "COMPLIANCE",
            nameof(props.LockMode),
            props.LockMode,
            "GOVERNANCE or COMPLIANCE",
            "S3 knows no other"
        );
        Refusal.Unless(
            props.KeepDays is null || props.KeepDays >= props.LockDays,
            nameof(props.KeepDays),
            props.KeepDays,
            $"LockDays ({props.LockDays}) or more, or null",
            "what is locked cannot go before"
        );
        Refusal.Unless(
            props.Endpoint is not null || props.Writers.Count > 0,
            nameof(props.Endpoint),
            "",
            "the id of an S3 gateway endpoint, or Writers",
            "a bucket that answers from everywhere is one leaked key away from everybody"
        );
        Refusal.Unless(
            props.Emergency is null
                || (
                    props.Emergency.Contains(":role/", StringComparison.Ordinal)
                    && props.Emergency.EndsWith("-break-glass", StringComparison.Ordinal)
                    && !props.Emergency.AsSpan().ContainsAny('*', '?')
                ),
            nameof(props.Emergency),
            props.Emergency,
            "the ARN of one role for emergencies, arn:aws:iam::ACCOUNT:role/NAME-break-glass, no wildcard",
            "whoever reads from anywhere needs an approval first"
        );
        foreach (var writer in props.Writers)
        {
            Refusal.Unless(
                writer.GetValueOrDefault("Principal") is Map { Count: 1 } principal
                    && principal.ContainsKey("Service")
                    && writer.ContainsKey("Condition"),
                nameof(props.Writers),
                writer.GetValueOrDefault("Sid"),
                "statements for one AWS service with a condition on its source account",
                "a service that writes for anybody writes for an attacker's account too"
            );
        }
    }
}
