using Ringfence.Controls.Backup;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Rds;

internal sealed class DatabaseIsInBackupPlan() : ResourceControl("AWS::RDS::DBInstance")
{
    public override string Title => "Databases are in a backup plan";

    public override string Why =>
        "Automated backups end after 35 days and with the database; a plan keeps them longer, elsewhere and locked.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["bk-plan-coverage"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Hipaa.DataBackup, Soc2.A1_2, Nist80053.CP_9, Nist80053.CP_2, Iso27001.A_8_13];

    public override Construction Build => Construction.By("BackupPlan");

    public override Fix? FixFor(Resource resource) => BackupFix.For(resource);

    public override Verdict Check(Resource resource)
    {
        if (
            ClusterMembership.Of(resource) is { IsYes: true }
            && resource.Estate.Find(resource["DBClusterIdentifier"], "AWS::RDS::DBCluster") is { } cluster
        )
        {
            // AWS Backup takes an Aurora cluster as a whole.
            return BackupCoverage.Judge(cluster) is { Outcome: Outcome.Pass } covered
                ? covered
                : BackupCoverage.Judge(resource);
        }

        return BackupCoverage.Judge(resource);
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["rds-in-backup-plan", "rds-resources-protected-by-backup-plan"],
            CdkNag = ["RDSInBackupPlan"],
            Prowler = ["rds_instance_protected_by_backup_plan"],
        };
}
