namespace Ringfence.Cdk.Detection;

/// <summary>
/// AWS Config's rules that run: the five that the requirements name, and those that say after deployment what controls of
/// the catalogue say of a template. AWS Config Developer Guide, "List of AWS Config managed rules"; none of them needs a
/// parameter.
/// </summary>
internal static class ConfigurationRules
{
    /// <summary>Identifiers.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "S3_BUCKET_SSL_REQUESTS_ONLY",
        "RDS_STORAGE_ENCRYPTED",
        "ENCRYPTED_VOLUMES",
        "ROOT_ACCOUNT_MFA_ENABLED",
        "CLOUD_TRAIL_ENABLED",
        "CLOUD_TRAIL_ENCRYPTION_ENABLED",
        "CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED",
        "CLOUDWATCH_LOG_GROUP_ENCRYPTED",
        "CMK_BACKING_KEY_ROTATION_ENABLED",
        "DYNAMODB_PITR_ENABLED",
        "DYNAMODB_TABLE_ENCRYPTED_KMS",
        "EBS_SNAPSHOT_PUBLIC_RESTORABLE_CHECK",
        "EC2_EBS_ENCRYPTION_BY_DEFAULT",
        "EC2_IMDSV2_CHECK",
        "EC2_INSTANCE_NO_PUBLIC_IP",
        "ECS_CONTAINERS_NONPRIVILEGED",
        "ECS_CONTAINERS_READONLY_ACCESS",
        "EFS_ENCRYPTED_CHECK",
        "ELB_LOGGING_ENABLED",
        "GUARDDUTY_ENABLED_CENTRALIZED",
        "IAM_NO_INLINE_POLICY_CHECK",
        "IAM_PASSWORD_POLICY",
        "IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS",
        "IAM_ROOT_ACCESS_KEY_CHECK",
        "IAM_USER_MFA_ENABLED",
        "IAM_USER_NO_POLICIES_CHECK",
        "KMS_CMK_NOT_SCHEDULED_FOR_DELETION",
        "LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED",
        "MULTI_REGION_CLOUD_TRAIL_ENABLED",
        "RDS_CLUSTER_DELETION_PROTECTION_ENABLED",
        "RDS_CLUSTER_IAM_AUTHENTICATION_ENABLED",
        "RDS_INSTANCE_PUBLIC_ACCESS_CHECK",
        "RDS_LOGGING_ENABLED",
        "RDS_SNAPSHOTS_PUBLIC_PROHIBITED",
        "RDS_SNAPSHOT_ENCRYPTED",
        "INCOMING_SSH_DISABLED",
        "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED",
        "S3_BUCKET_LOGGING_ENABLED",
        "S3_BUCKET_PUBLIC_READ_PROHIBITED",
        "S3_BUCKET_PUBLIC_WRITE_PROHIBITED",
        "S3_BUCKET_VERSIONING_ENABLED",
        "SECRETSMANAGER_USING_CMK",
        "SECURITYHUB_ENABLED",
        "SNS_ENCRYPTED_KMS",
        "VPC_DEFAULT_SECURITY_GROUP_CLOSED",
        "VPC_FLOW_LOGS_ENABLED",
        "WAFV2_LOGGING_ENABLED",
    ];
}
