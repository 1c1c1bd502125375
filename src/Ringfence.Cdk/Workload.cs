using Ringfence.Cdk.Configuration;
using Ringfence.Cdk.LogArchive;

namespace Ringfence.Cdk;

/// <summary>One workload account of a foundation: what its stacks are given, and the names that they agree on.</summary>
/// <param name="Foundation">The whole.</param>
/// <param name="Own">What this account decides.</param>
public sealed record Workload(FoundationConfiguration Foundation, WorkloadConfiguration Own)
{
    /// <summary>Its account.</summary>
    public string Account => Own.Account;

    /// <summary>Its region.</summary>
    public string Region => Foundation.Regions.Home;

    /// <summary>Where its records go.</summary>
    public ArchiveBuckets Archive => new(Foundation);

    /// <summary>What names in it begin with: <c>clinic-production</c>.</summary>
    public string Prefix => $"{Foundation.Name}-{Own.Name}";

    /// <summary>The name of something in it: <c>clinic-production-keys</c>.</summary>
    public string Name(string thing) => $"{Prefix}-{thing}";

    /// <summary>The ARN of a role of this account, by its name; wildcards stay.</summary>
    public string Role(string name) => $"arn:{Partition}:iam::{Account}:role/{name}";

    /// <summary>The ARN of the topic that this account's alarms go to; Detection makes it.</summary>
    public string Alerts => $"arn:{Partition}:sns:{Region}:{Account}:{Name("alerts")}";

    /// <summary>The partition of its region.</summary>
    public string Partition => Region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov" : "aws";

    /// <summary>The roles that administer keys. The first of them is also whom CloudFormation makes keys as.</summary>
    public IReadOnlyList<string> KeyAdministrators => [.. Foundation.KeyAdministrators.Select(Role)];

    /// <summary>The role that CloudFormation makes everything else as (the CDK's bootstrap); it administers no key.</summary>
    public string Deployer => DeployerIn(Region);

    /// <summary>The same role of another region.</summary>
    public string DeployerIn(string region) => Role($"cdk-hnb659fds-cfn-exec-role-{Account}-{region}");
}
