using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Backup;

/// <summary>The types that AWS Backup takes, and the form of their ARNs.</summary>
internal static class BackupTypes
{
    private static readonly Dictionary<string, Form> ByType = new(StringComparer.Ordinal)
    {
        ["AWS::RDS::DBInstance"] = new("rds", "db:", "DBInstanceIdentifier", "DBInstanceArn"),
        ["AWS::RDS::DBCluster"] = new("rds", "cluster:", "DBClusterIdentifier", "DBClusterArn"),
        ["AWS::DynamoDB::Table"] = new("dynamodb", "table/", "TableName", "Arn"),
        ["AWS::DynamoDB::GlobalTable"] = new("dynamodb", "table/", "TableName", "Arn"),
        ["AWS::EFS::FileSystem"] = new("elasticfilesystem", "file-system/", "", "Arn"),
        ["AWS::EC2::Volume"] = new("ec2", "volume/", "", ""),
        ["AWS::S3::Bucket"] = new("s3", "", "BucketName", "Arn"),
        ["AWS::FSx::FileSystem"] = new("fsx", "file-system/", "", "ResourceARN"),
        ["AWS::DocDB::DBCluster"] = new("rds", "cluster:", "DBClusterIdentifier", ""),
        ["AWS::Neptune::DBCluster"] = new("rds", "cluster:", "DBClusterIdentifier", ""),
        ["AWS::Redshift::Cluster"] = new("redshift", "cluster:", "ClusterIdentifier", ""),
        ["AWS::Timestream::Table"] = new("timestream", "database/", "", "Arn"),
    };

    /// <summary>The parts of a resource's ARN; the name is U+0001 where it is not given, which only a wildcard matches.</summary>
    public static (string Service, string Prefix, string Name)? Of(Resource resource) =>
        ByType.TryGetValue(resource.Type, out var form)
            ? (
                form.Service,
                form.Prefix,
                form.NameProperty.Length > 0 && resource[form.NameProperty].IsLiteral
                    ? resource[form.NameProperty].Text
                    : "\u0001"
            )
            : null;

    /// <summary>The attribute that gives the ARN; empty where the type has none.</summary>
    public static string ArnAttribute(string type) => ByType.TryGetValue(type, out var form) ? form.ArnAttribute : "";

    /// <summary>What stands before the name in the ARN: <c>ec2:${AWS::Region}:${AWS::AccountId}:volume/</c>.</summary>
    public static string ArnMiddle(string type) =>
        ByType.TryGetValue(type, out var form)
            ? $"{form.Service}:${{AWS::Region}}:${{AWS::AccountId}}:{form.Prefix}"
            : "";

    private sealed record Form(string Service, string Prefix, string NameProperty, string ArnAttribute);
}
