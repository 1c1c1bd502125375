using Ringfence.Cdk.Configuration;

namespace Ringfence.Cdk.LogArchive;

/// <summary>
/// The names of the log archive's buckets. Stacks of other accounts write to them, and no reference crosses accounts:
/// the names are what they agree on.
/// </summary>
/// <param name="Foundation">The foundation.</param>
public sealed record ArchiveBuckets(FoundationConfiguration Foundation)
{
    /// <summary>The organisation trail's records and digests. Object Lock.</summary>
    public string Trail => Name("trail");

    /// <summary>Flow logs of every VPC. Object Lock.</summary>
    public string Flows => Name("flows");

    /// <summary>DNS queries of every VPC. Object Lock.</summary>
    public string Queries => Name("queries");

    /// <summary>Configuration items and snapshots of AWS Config, which writes to no bucket with a default retention.</summary>
    public string Configurations => Name("config");

    /// <summary>Copies of the invocation logs and of the gateway's ledger, replicated from the workloads. Object Lock.</summary>
    public string Records => Name("records");

    /// <summary>Gateways' logs as they are carried on from CloudWatch Logs.</summary>
    public string Carried => Name("carried");

    /// <summary>What questions to the archive were answered.</summary>
    public string Answers => Name("answers");

    /// <summary>The alias of the key over everything else there, in the archive account.</summary>
    public string LogsKeyAlias => $"alias/{Foundation.Name}-archive-logs";

    /// <summary>The ARN of that alias, in the home region.</summary>
    public string LogsKey =>
        $"{Arn("").Split(":s3")[0]}:kms:{Foundation.Regions.Home}:{Foundation.Accounts.LogArchive}:{LogsKeyAlias}";

    /// <summary>The ARN of the organisation's trail, in the management account.</summary>
    public string TrailArn =>
        $"{Arn("").Split(":s3")[0]}:cloudtrail:{Foundation.Regions.Home}:{Foundation.Accounts.Management}:trail/{Foundation.Name}-organization";

    /// <summary>The alias of the key over <see cref="Records"/>, in the archive account.</summary>
    public string RecordsKeyAlias => $"alias/{Foundation.Name}-archive-records";

    /// <summary>The ARN of that alias, in the home region.</summary>
    public string RecordsKey =>
        $"{Arn("").Split(":s3")[0]}:kms:{Foundation.Regions.Home}:{Foundation.Accounts.LogArchive}:{RecordsKeyAlias}";

    /// <summary>The ARN of the CloudWatch Logs destination that gateways' logs are carried on to, in the home region.</summary>
    public string LogDestination =>
        $"{Arn("").Split(":s3")[0]}:logs:{Foundation.Regions.Home}:{Foundation.Accounts.LogArchive}:destination:{Foundation.Name}-archive-logs";

    /// <summary>The ARN of a bucket by its name.</summary>
    public string Arn(string bucket) =>
        $"arn:{(Foundation.Regions.Home.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov" : "aws")}:s3:::{bucket}";

    private string Name(string holds) => $"{Foundation.Name}-archive-{holds}-{Foundation.Accounts.LogArchive}";
}
