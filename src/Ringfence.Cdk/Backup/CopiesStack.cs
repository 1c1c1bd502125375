using Amazon.CDK;

namespace Ringfence.Cdk.Backup;

/// <summary>The copies of a workload's backups, in another region.</summary>
internal sealed class CopiesStack : FoundationStack
{
    public CopiesStack(App app, Workload workload, CopiesKeyStack key)
        : base(
            app,
            workload.Name("copies"),
            workload.Account,
            workload.Foundation.Regions.Copies,
            "Copies of backups, locked"
        ) =>
        _ = new LockedVault(
            this,
            "Copies",
            workload.Name("copies"),
            key.Key.Arn,
            workload.Foundation.Retention.BackupDays
        );
}
