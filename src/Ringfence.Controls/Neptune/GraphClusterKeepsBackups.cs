using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Neptune;

internal sealed class GraphClusterKeepsBackups() : ResourceControl("AWS::Neptune::DBCluster")
{
    public override string Title => "A week of backups of the graph is kept";

    public override string Why => "The default is one day: a loss noticed on Monday cannot be undone to Friday.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.DataBackup, Hipaa.DisasterRecovery, Soc2.A1_2, Nist80053.CP_9, Nist80053.CP_10, Iso27001.A_8_13];

    public override Construction Build => Construction.Set("BackupRetentionPeriod", 35);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli =
                "aws neptune modify-db-cluster --db-cluster-identifier ID --backup-retention-period 35 --apply-immediately",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["BackupRetentionPeriod"];
        return Verdict.Property("BackupRetentionPeriod", value, value.AtLeast(7), "at least 7 days");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["neptune-cluster-backup-retention-check"],
            CdkNag = ["NeptuneClusterBackupRetentionPeriod"],
            Guard = ["CT.NEPTUNE.PR.5"],
            Checkov = ["CKV_AWS_361"],
            Prowler = ["neptune_cluster_backup_enabled"],
        };
}
