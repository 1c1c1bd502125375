using Amazon.CDK;
using Ringfence.Cdk.Configuration;

namespace Ringfence.Cdk.LogArchive;

/// <summary>The log archive.</summary>
internal sealed class ArchiveStack : FoundationStack
{
    public ArchiveStack(App app, FoundationConfiguration foundation, ArchiveKeysStack keys)
        : base(
            app,
            $"{foundation.Name}-archive",
            foundation.Accounts.LogArchive,
            foundation.Regions.Home,
            "Records of every account, locked, and what they are asked with"
        )
    {
        var roles = new ArchiveRoles(foundation);
        _ = new EvidenceStore(
            this,
            "Evidence",
            new EvidenceStoreProps
            {
                Name = $"{foundation.Name}-archive",
                OrganizationId = foundation.Organization.Id,
                TrailArn = new ArchiveBuckets(foundation).TrailArn,
                Accounts =
                [
                    foundation.Accounts.Management,
                    foundation.Accounts.LogArchive,
                    .. foundation.Workloads.Select(workload => workload.Account),
                ],
                // Services without regions (IAM, Organizations) write to us-east-1's part of the trail.
                Regions = [.. foundation.Regions.Allowed.Append("us-east-1").Distinct()],
                Replicators = roles.Replicators,
                Readers = [roles.Reader],
                Key = keys.Logs,
                RecordsKey = keys.Records,
                Keeper = roles.Deployer,
                KeepDays = foundation.Retention.AuditDays,
                ColdAfterDays = foundation.Retention.ColdAfterDays,
                GigabytesPerQuery = foundation.Evidence.GigabytesPerQuery,
            }
        );
    }
}
