using Ringfence.Cdk.Configuration;
using Ringfence.Cdk.Gateway;

namespace Ringfence.Cdk.LogArchive;

/// <summary>The ARNs of roles that the archive knows.</summary>
/// <param name="Foundation">The foundation.</param>
internal sealed record ArchiveRoles(FoundationConfiguration Foundation)
{
    /// <summary>Who administers keys there. The first is also whom CloudFormation makes keys as.</summary>
    public IReadOnlyList<string> KeyAdministrators => [.. Foundation.KeyAdministrators.Select(Role)];

    /// <summary>The people who ask the archive; the role is made by whoever keeps identities.</summary>
    public string Reader => Of("reader");

    /// <summary>The role that CloudFormation makes everything but keys as.</summary>
    public string Deployer =>
        Role($"cdk-hnb659fds-cfn-exec-role-{Foundation.Accounts.LogArchive}-{Foundation.Regions.Home}");

    /// <summary>The roles of workloads that copy invocation logs and ledgers.</summary>
    public IReadOnlyList<string> Replicators =>
        [
            .. Foundation
                .Workloads.Select(own => new Workload(Foundation, own))
                .SelectMany(workload =>
                    new[] { "data-invocations-copy", GatewayStack.LedgerCopyRole }.Select(role =>
                        workload.Role(workload.Name(role))
                    )
                ),
        ];

    /// <summary>The role that Macie reads buckets under, which it makes itself.</summary>
    public string Macie => Role("aws-service-role/macie.amazonaws.com/AWSServiceRoleForAmazonMacie");

    /// <summary>A role of the archive's own.</summary>
    public string Of(string name) => Role($"{Foundation.Name}-archive-{name}");

    private string Role(string name) =>
        $"{new ArchiveBuckets(Foundation).Arn("").Split(":s3")[0]}:iam::{Foundation.Accounts.LogArchive}:role/{name}";
}
