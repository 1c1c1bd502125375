namespace Ringfence.Cdk.LogArchive;

/// <summary>
/// Who writes to the archive from other accounts, and what each service asks of a bucket before it does: CloudTrail
/// User Guide "Organization trail bucket policy", CloudWatch Logs User Guide "Logs sent to Amazon S3", AWS Config
/// Developer Guide "Permissions for the S3 bucket", Amazon S3 User Guide "Configuring replication across accounts".
/// </summary>
internal static class ArchiveWriters
{
    /// <summary>The organisation's trail.</summary>
    public static IReadOnlyList<Map> Trail(EvidenceStoreProps props)
    {
        var account = props.TrailArn.Split(':')[4];
        var ours = new Map { ["StringEquals"] = new Map { ["aws:SourceArn"] = props.TrailArn } };
        var writes = new Map
        {
            ["StringEquals"] = new Map
            {
                ["aws:SourceArn"] = props.TrailArn,
                ["s3:x-amz-acl"] = "bucket-owner-full-control",
            },
        };
        var trail = Policy.Services("cloudtrail.amazonaws.com");
        return
        [
            Policy.Allow("TrailLooks", trail, "s3:GetBucketAcl", "{arn}", ours),
            Policy.Allow("TrailWrites", trail, "s3:PutObject", $"{{arn}}/AWSLogs/{account}/*", writes),
            Policy.Allow(
                "TrailWritesForMembers",
                trail,
                "s3:PutObject",
                $"{{arn}}/AWSLogs/{props.OrganizationId}/*",
                writes
            ),
        ];
    }

    /// <summary>What AWS delivers for other accounts: flow logs, resolver queries.</summary>
    public static IReadOnlyList<Map> Delivery(EvidenceStoreProps props, string partition)
    {
        var delivery = Policy.Services("delivery.logs.amazonaws.com");
        var sources = props.Accounts.Select(account => $"arn:{partition}:logs:*:{account}:*").ToArray();
        return
        [
            Policy.Allow(
                "DeliveryLooks",
                delivery,
                new[] { "s3:GetBucketAcl", "s3:ListBucket" },
                "{arn}",
                From(props, sources)
            ),
            Policy.Allow(
                "DeliveryWrites",
                delivery,
                "s3:PutObject",
                "{arn}/*",
                From(props, sources, "bucket-owner-full-control")
            ),
        ];
    }

    /// <summary>AWS Config, of every account.</summary>
    public static IReadOnlyList<Map> Configuration(EvidenceStoreProps props) =>
        [
            Policy.Allow(
                "ConfigLooks",
                Policy.Services("config.amazonaws.com"),
                new[] { "s3:GetBucketAcl", "s3:ListBucket" },
                "{arn}",
                From(props, null)
            ),
            Policy.Allow(
                "ConfigWrites",
                Policy.Services("config.amazonaws.com"),
                "s3:PutObject",
                "{arn}/AWSLogs/*",
                From(props, null, "bucket-owner-full-control")
            ),
        ];

    /// <summary>Roles of workloads that copy here what S3 keeps there.</summary>
    public static IReadOnlyList<Map> Replication(EvidenceStoreProps props) =>
        [
            .. props.Replicators.Select(
                (role, at) =>
                    Policy.Allow(
                        FormattableString.Invariant($"Copies{at + 1}"),
                        Policy.Aws($"{string.Join(':', role.Split(':')[..5])}:root"),
                        new[] { "s3:ObjectOwnerOverrideToBucketOwner", "s3:ReplicateObject", "s3:ReplicateTags" },
                        "{arn}/*",
                        new Map { ["ArnEquals"] = new Map { ["aws:PrincipalArn"] = role } }
                    )
            ),
        ];

    /// <summary>A role of the archive's own, by its ARN.</summary>
    public static IReadOnlyList<Map> Own(string sid, string role, string account) =>
        [
            Policy.Allow(
                sid,
                Policy.Aws(role),
                "s3:PutObject",
                "{arn}/*",
                new Map { ["StringEquals"] = new Map { ["aws:PrincipalAccount"] = account } }
            ),
        ];

    private static Map From(EvidenceStoreProps props, string[]? sources, string? acl = null)
    {
        var equal = new Map { ["aws:SourceAccount"] = props.Accounts };
        if (acl is not null)
        {
            equal["s3:x-amz-acl"] = acl;
        }

        var condition = new Map { ["StringEquals"] = equal };
        if (sources is not null)
        {
            condition["ArnLike"] = new Map { ["aws:SourceArn"] = sources };
        }

        return condition;
    }
}
