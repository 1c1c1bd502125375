using Amazon.CDK;
using Ringfence.Cdk.Keys;

namespace Ringfence.Cdk.Backup;

/// <summary>A workload's backups.</summary>
internal sealed class BackupStack : FoundationStack
{
    public BackupStack(App app, Workload workload, KeysStack keys)
        : base(
            app,
            workload.Name("backup"),
            workload.Account,
            workload.Region,
            "Backups of protected health information: locked, copied to another region, restored on trial"
        ) =>
        _ = new BackupPlan(
            this,
            "Plan",
            new BackupPlanProps
            {
                Name = workload.Name("backup"),
                Key = keys.Backups,
                LogKey = keys.Logs,
                Alerts = workload.Alerts,
                CopyVault =
                    $"arn:{workload.Partition}:backup:{workload.Foundation.Regions.Copies}:{workload.Account}:backup-vault:{workload.Name("copies")}",
                KeepDays = workload.Foundation.Retention.BackupDays,
                PointHours = workload.Foundation.Recovery.PointHours,
                TimeHours = workload.Foundation.Recovery.TimeHours,
            }
        );
}
