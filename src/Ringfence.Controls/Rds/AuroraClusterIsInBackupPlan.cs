using Ringfence.Controls.Backup;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Rds;

internal sealed class AuroraClusterIsInBackupPlan() : ResourceControl("AWS::RDS::DBCluster")
{
    public override string Title => "Aurora clusters are in a backup plan";

    public override string Why =>
        "Automated backups end after 35 days and with the cluster; a plan keeps them longer, elsewhere and locked.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["bk-plan-coverage"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Hipaa.DataBackup, Soc2.A1_2, Nist80053.CP_9, Nist80053.CP_2, Iso27001.A_8_13];

    public override Construction Build => Construction.By("BackupPlan");

    public override Fix? FixFor(Resource resource) => BackupFix.For(resource);

    public override Verdict Check(Resource resource) => BackupCoverage.Judge(resource);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["aurora-resources-protected-by-backup-plan"],
            Prowler = ["rds_cluster_protected_by_backup_plan"],
        };
}
