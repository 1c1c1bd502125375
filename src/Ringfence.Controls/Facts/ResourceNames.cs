namespace Ringfence.Controls.Facts;

/// <summary>Finds a resource by the name that it was given, where a template names it by text.</summary>
internal static class ResourceNames
{
    // The property by which a resource is named in texts and ARNs, where the template gives it.
    private static readonly Dictionary<string, string> NameProperty = new(StringComparer.Ordinal)
    {
        ["AWS::S3::Bucket"] = "BucketName",
        ["AWS::Logs::LogGroup"] = "LogGroupName",
        ["AWS::IAM::Role"] = "RoleName",
        ["AWS::IAM::User"] = "UserName",
        ["AWS::IAM::Group"] = "GroupName",
        ["AWS::DynamoDB::Table"] = "TableName",
        ["AWS::SNS::Topic"] = "TopicName",
        ["AWS::SQS::Queue"] = "QueueName",
        ["AWS::Lambda::Function"] = "FunctionName",
        ["AWS::RDS::DBCluster"] = "DBClusterIdentifier",
        ["AWS::RDS::DBInstance"] = "DBInstanceIdentifier",
        ["AWS::RDS::DBParameterGroup"] = "DBParameterGroupName",
        ["AWS::RDS::DBClusterParameterGroup"] = "DBClusterParameterGroupName",
        ["AWS::Backup::BackupVault"] = "BackupVaultName",
        ["AWS::Redshift::ClusterParameterGroup"] = "ParameterGroupName",
        ["AWS::CloudTrail::Trail"] = "TrailName",
        ["AWS::KMS::Alias"] = "AliasName",
        ["AWS::SecretsManager::Secret"] = "Name",
        ["AWS::EC2::LaunchTemplate"] = "LaunchTemplateName",
        ["AWS::AutoScaling::LaunchConfiguration"] = "LaunchConfigurationName",
        ["AWS::EMR::SecurityConfiguration"] = "Name",
        ["AWS::Glue::SecurityConfiguration"] = "Name",
    };

    public static Dictionary<string, Resource> Index(IReadOnlyList<Resource> resources)
    {
        var names = new Dictionary<string, Resource>(StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            if (
                NameProperty.TryGetValue(resource.Type, out var property)
                && resource[property] is { IsMissing: false } name
                && name.Text.Length > 0
            )
            {
                names.TryAdd(name.Text, resource);
            }
        }

        return names;
    }

    /// <summary>Finds what a text names: <c>${Logs}</c>, <c>${Logs.Arn}/*</c>, <c>arn:aws:s3:::${Logs}/*</c>, a name, an ARN that ends in one.</summary>
    public static Resource? Find(PropertyValue value, string type, Dictionary<string, Resource> names, Estate estate)
    {
        var text = value.Text;
        if (!value.IsLiteral)
        {
            for (
                var open = text.IndexOf("${", StringComparison.Ordinal);
                open >= 0;
                open = text.IndexOf("${", open + 2, StringComparison.Ordinal)
            )
            {
                var inside = text.AsSpan(open + 2);
                var end = inside.IndexOfAny('}', '.');
                if (end > 0 && estate.Find(value.Place?.File, inside[..end].ToString()) is { } own && own.Type == type)
                {
                    return own;
                }
            }
        }

        if (names.Count == 0)
        {
            return null;
        }

        if (names.TryGetValue(text, out var named))
        {
            return named;
        }

        // An ARN: what follows the account is the name, perhaps after a kind and before a path.
        var name = text.StartsWith("arn:", StringComparison.Ordinal)
            ? text.Split(':', 6) is { Length: 6 } parts
                ? parts[5]
                : text
            : text;
        foreach (var candidate in Candidates(name))
        {
            if (names.TryGetValue(candidate, out named))
            {
                return named;
            }
        }

        return null;
    }

    private static IEnumerable<string> Candidates(string name)
    {
        yield return name;
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0)
        {
            yield return name[..slash];
            yield return name[(slash + 1)..];
        }

        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0)
        {
            yield return name[(colon + 1)..];
            yield return name[(colon + 1)..].TrimEnd('*').TrimEnd(':');
        }
    }
}
