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
            if (resource.Template.Region is { } region)
            {
                foreach (var live in LiveNames(resource))
                {
                    names.TryAdd(live, resource);
                    names.TryAdd(InRegion(region, live), resource);
                }
            }

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

        // An ARN: what follows the account is the name, perhaps after a kind and before a path.
        var parts = text.StartsWith("arn:", StringComparison.Ordinal) ? text.Split(':', 6) : [];
        var name = parts.Length == 6 ? parts[5] : text;

        // In a running account two regions may each have one of a name: the ARN's region counts, or who names it.
        var region = parts.Length == 6 && parts[3].Length > 0 ? parts[3] : estate.RegionOf(value.Place?.File);
        foreach (var candidate in Candidates(name).Prepend(text))
        {
            if (
                (region is not null && names.TryGetValue(InRegion(region, candidate), out var named))
                || names.TryGetValue(candidate, out named)
            )
            {
                return named;
            }
        }

        return null;
    }

    private static string InRegion(string region, string name) => region + '\n' + name;

    // By its identifier, its ARN, and what ARNs of others call it.
    private static IEnumerable<string> LiveNames(Resource resource)
    {
        yield return resource.LogicalId;
        var kind = resource.Type[(resource.Type.LastIndexOf(':') + 1)..];
        foreach (var arn in (string[])["Arn", kind + "Arn", "KeyId", "Id"])
        {
            if (resource[arn] is { IsLiteral: true, Text.Length: > 0 } value)
            {
                yield return value.Text;
            }
        }

        if (resource.Type == "AWS::ApiGateway::Stage")
        {
            yield return $"/restapis/{resource["RestApiId"].Text}/stages/{resource["StageName"].Text}";
        }
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
