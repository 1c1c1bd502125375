using Amazon.CDK;

namespace Ringfence.Cdk.Emergency;

/// <summary>What may be done in an emergency, and what not even then.</summary>
internal static class EmergencyStatements
{
    // Denied, and not merely not allowed: a policy that somebody attaches to the role later changes nothing of it.
    private static readonly string[] NotEvenThen =
    [
        "access-analyzer:Delete*",
        "bedrock:Delete*",
        "bedrock:Put*",
        "cloudformation:*",
        "cloudtrail:Delete*",
        "cloudtrail:Put*",
        "cloudtrail:StopEventDataStoreIngestion",
        "cloudtrail:StopLogging",
        "cloudtrail:Update*",
        "cloudwatch:DeleteAlarms",
        "cloudwatch:DisableAlarmActions",
        "config:Delete*",
        "config:Put*",
        "config:Stop*",
        "guardduty:Delete*",
        "guardduty:Update*",
        "iam:Add*",
        "iam:Attach*",
        "iam:Create*",
        "iam:Delete*",
        "iam:Detach*",
        "iam:Put*",
        "iam:Set*",
        "iam:Update*",
        "kms:CreateGrant",
        "kms:Disable*",
        "kms:Put*",
        "kms:ReplicateKey",
        "kms:RetireGrant",
        "kms:RevokeGrant",
        "kms:ScheduleKeyDeletion",
        "kms:UpdateAlias",
        "logs:Delete*",
        "logs:Put*",
        "organizations:*",
        "s3:BypassGovernanceRetention",
        "s3:Delete*",
        "s3:Put*",
        "securityhub:BatchDisableStandards",
        "securityhub:Delete*",
        "securityhub:Disable*",
        "sns:Delete*",
        "sns:Unsubscribe",
        "ssm:SendAutomationSignal",
        "sts:AssumeRole",
    ];

    // What only looks, and names no resource.
    private static readonly string[] Looks =
    [
        "backup:DescribeRecoveryPoint",
        "backup:DescribeRestoreJob",
        "backup:ListBackupVaults",
        "backup:ListRecoveryPointsByBackupVault",
        "backup:ListRestoreJobs",
        "cloudwatch:DescribeAlarms",
        "cloudwatch:GetMetricData",
        "cloudwatch:ListMetrics",
        "dynamodb:DescribeTable",
        "dynamodb:ListTables",
        "ecs:DescribeClusters",
        "ecs:DescribeServices",
        "ecs:DescribeTasks",
        "ecs:ListClusters",
        "ecs:ListServices",
        "ecs:ListTasks",
        "elasticloadbalancing:DescribeLoadBalancers",
        "elasticloadbalancing:DescribeTargetGroups",
        "elasticloadbalancing:DescribeTargetHealth",
        "health:DescribeEvents",
        "rds:DescribeDBClusters",
        "rds:DescribeDBInstances",
        "rds:DescribeEvents",
        "s3:ListAllMyBuckets",
    ];

    /// <summary>The statements.</summary>
    public static IEnumerable<Map> Of(BreakGlassProps props, Stack place) =>
        [
            Policy.Allow("Look", Looks, "*"),
            .. Reads(props, place),
            .. Repairs(props, place),
            Policy.Deny("NotEvenThen", NotEvenThen, "*"),
        ];

    private static IEnumerable<Map> Reads(BreakGlassProps props, Stack place)
    {
        yield return Policy.Allow("ListDocuments", "s3:ListBucket", props.Documents);
        yield return Policy.Allow(
            "ReadDocuments",
            new[] { "s3:GetObject", "s3:GetObjectVersion" },
            $"{props.Documents}/*"
        );
        yield return Policy.Allow(
            "ReadTables",
            new[] { "dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query" },
            Mine(props, place, "dynamodb", "table/")
        );
        yield return Policy.Allow(
            "DecryptThem",
            "kms:Decrypt",
            props.Key,
            new Map
            {
                ["StringEquals"] = new Map
                {
                    ["kms:ViaService"] = new[]
                    {
                        $"dynamodb.{place.Region}.{place.UrlSuffix}",
                        $"s3.{place.Region}.{place.UrlSuffix}",
                    },
                },
            }
        );
    }

    private static IEnumerable<Map> Repairs(BreakGlassProps props, Stack place)
    {
        yield return Policy.Allow(
            "Repair",
            new[] { "ecs:StopTask", "ecs:UpdateService", "rds:FailoverDBCluster", "rds:RebootDBInstance" },
            new[]
            {
                Mine(props, place, "ecs", "service/"),
                Mine(props, place, "ecs", "task/"),
                Mine(props, place, "rds", "cluster:"),
                Mine(props, place, "rds", "db:"),
            }
        );
        // A backup's point belongs to the service whose data it holds; it has an id of AWS's.
        yield return Policy.Allow("Restore", "backup:StartRestoreJob", "*");
        yield return Policy.Allow(
            "RestoreAsBackup",
            "iam:PassRole",
            props.Restorer,
            new Map { ["StringEquals"] = new Map { ["iam:PassedToService"] = $"backup.{place.UrlSuffix}" } }
        );
    }

    private static string Mine(BreakGlassProps props, Stack place, string service, string kind) =>
        $"arn:{place.Partition}:{service}:{place.Region}:{place.Account}:{kind}{props.Prefix}*";
}
