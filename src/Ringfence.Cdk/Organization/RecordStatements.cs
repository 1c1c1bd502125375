namespace Ringfence.Cdk.Organization;

/// <summary>What shows afterwards who did what cannot be stopped or taken away.</summary>
internal static class RecordStatements
{
    private static readonly string[] Stops =
    [
        "access-analyzer:DeleteAnalyzer",
        "cloudtrail:DeleteEventDataStore",
        "cloudtrail:DeleteTrail",
        "cloudtrail:PutEventSelectors",
        "cloudtrail:PutInsightSelectors",
        "cloudtrail:StopEventDataStoreIngestion",
        "cloudtrail:StopLogging",
        "cloudtrail:UpdateTrail",
        "config:DeleteAggregationAuthorization",
        "config:DeleteConfigurationAggregator",
        "config:DeleteConfigurationRecorder",
        "config:DeleteDeliveryChannel",
        "config:DeleteRetentionConfiguration",
        "config:StopConfigurationRecorder",
        "ec2:DeleteFlowLogs",
        "ec2:DisableEbsEncryptionByDefault",
        "ec2:DisableSnapshotBlockPublicAccess",
        "guardduty:DeleteDetector",
        "guardduty:DeleteMembers",
        "guardduty:DisassociateFromAdministratorAccount",
        "guardduty:DisassociateMembers",
        "guardduty:StopMonitoringMembers",
        "inspector2:Disable",
        "macie2:DisableMacie",
        "macie2:DisassociateFromAdministratorAccount",
        "securityhub:BatchDisableStandards",
        "securityhub:DeleteMembers",
        "securityhub:DisableSecurityHub",
        "securityhub:DisassociateFromAdministratorAccount",
    ];

    // What leaves a watcher standing and takes away what it sees.
    private static readonly string[] Alters =
    [
        "config:DeleteConfigRule",
        "config:DeleteEvaluationResults",
        "config:PutConfigRule",
        "config:PutConfigurationRecorder",
        "config:PutDeliveryChannel",
        "guardduty:CreateFilter",
        "guardduty:UpdateDetector",
        "guardduty:UpdateFilter",
        "macie2:UpdateMacieSession",
        "securityhub:BatchUpdateStandardsControlAssociations",
        "securityhub:UpdateStandardsControl",
    ];

    // What takes a finding's way to people away.
    private static readonly string[] Silences =
    [
        "cloudwatch:DeleteAlarms",
        "cloudwatch:DisableAlarmActions",
        "cloudwatch:PutMetricAlarm",
        "cloudwatch:SetAlarmState",
        "events:DeleteRule",
        "events:DisableRule",
        "events:PutRule",
        "events:PutTargets",
        "events:RemoveTargets",
        "sns:DeleteTopic",
        "sns:RemovePermission",
        "sns:SetTopicAttributes",
    ];

    /// <summary>The statements.</summary>
    public static IEnumerable<Map> Of(OrganizationGuardsProps props, string partition)
    {
        yield return Policy.Deny("StopRecords", Stops, "*");
        yield return Policy.Deny("AlterWatchers", Alters, "*", Except(props.Keepers));
        // Whoever changes the function of our own rules says what they find.
        yield return Policy.Deny(
            "AlterOwnRules",
            new[]
            {
                "lambda:DeleteFunction",
                "lambda:PutFunctionConcurrency",
                "lambda:RemovePermission",
                "lambda:UpdateFunctionCode",
                "lambda:UpdateFunctionConfiguration",
            },
            $"arn:{partition}:lambda:*:*:function:{props.Name}-*-detection-rules",
            Except(props.Keepers)
        );
        yield return Policy.Deny(
            "SilenceAlarms",
            Silences,
            new[]
            {
                $"arn:{partition}:cloudwatch:*:*:alarm:{props.Name}-*",
                $"arn:{partition}:events:*:*:rule/{props.Name}-*",
                $"arn:{partition}:sns:*:*:{props.Name}-*",
            },
            Except(props.Keepers)
        );
        yield return Policy.Deny(
            "AlterArchive",
            new[]
            {
                "s3:BypassGovernanceRetention",
                "s3:DeleteBucket",
                "s3:DeleteBucketPolicy",
                "s3:DeleteObject",
                "s3:DeleteObjectVersion",
            },
            new[] { $"arn:{partition}:s3:::{props.ArchivePrefix}*", $"arn:{partition}:s3:::{props.ArchivePrefix}*/*" }
        );
        yield return Policy.Deny(
            "EndKeys",
            new[]
            {
                "kms:DeleteImportedKeyMaterial",
                "kms:DisableKey",
                "kms:DisableKeyRotation",
                "kms:ScheduleKeyDeletion",
            },
            "*",
            Except(props.KeyAdministrators)
        );
        yield return Policy.Deny(
            "PublicStorage",
            new[] { "s3:PutAccountPublicAccessBlock", "s3:PutBucketPublicAccessBlock" },
            "*",
            Except(props.Keepers)
        );
    }

    /// <summary>Everybody but these roles.</summary>
    public static Map Except(IReadOnlyList<string> roles) =>
        new() { ["ArnNotLike"] = new Map { ["aws:PrincipalArn"] = roles } };
}
