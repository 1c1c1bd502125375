namespace Ringfence.Controls.Kms;

/// <summary>Where each type of store names the key that it is under.</summary>
internal static class KeyPaths
{
    private static readonly Dictionary<string, string[]> ByType = new(StringComparer.Ordinal)
    {
        ["AWS::S3::Bucket"] =
        [
            "BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.KMSMasterKeyID",
        ],
        ["AWS::RDS::DBInstance"] = ["KmsKeyId"],
        ["AWS::RDS::DBCluster"] = ["KmsKeyId"],
        ["AWS::DynamoDB::Table"] = ["SSESpecification.KMSMasterKeyId"],
        ["AWS::EFS::FileSystem"] = ["KmsKeyId"],
        ["AWS::EC2::Volume"] = ["KmsKeyId"],
        ["AWS::ElastiCache::ReplicationGroup"] = ["KmsKeyId"],
        ["AWS::Redshift::Cluster"] = ["KmsKeyId"],
        ["AWS::OpenSearchService::Domain"] = ["EncryptionAtRestOptions.KmsKeyId"],
        ["AWS::DocDB::DBCluster"] = ["KmsKeyId"],
        ["AWS::Neptune::DBCluster"] = ["KmsKeyId"],
        ["AWS::SecretsManager::Secret"] = ["KmsKeyId"],
        ["AWS::SNS::Topic"] = ["KmsMasterKeyId"],
        ["AWS::SQS::Queue"] = ["KmsMasterKeyId"],
        ["AWS::Backup::BackupVault"] = ["EncryptionKeyArn"],
        ["AWS::Kinesis::Stream"] = ["StreamEncryption.KeyId"],
        ["AWS::Logs::LogGroup"] = ["KmsKeyId"],
        ["AWS::CloudTrail::Trail"] = ["KMSKeyId"],
    };

    /// <summary>The paths of a type; none where it has no key.</summary>
    public static IReadOnlyList<string> Of(string type) => ByType.GetValueOrDefault(type, []);
}
