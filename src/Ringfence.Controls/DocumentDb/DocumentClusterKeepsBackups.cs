using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.DocumentDb;

internal sealed class DocumentClusterKeepsBackups() : ResourceControl("AWS::DocDB::DBCluster")
{
    public override string Title => "A week of backups of the documents is kept";

    public override string Why => "The default is one day: a loss noticed on Monday cannot be undone to Friday.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.DataBackup, Hipaa.DisasterRecovery, Soc2.A1_2, Nist80053.CP_9, Nist80053.CP_10, Iso27001.A_8_13];

    public override Construction Build => Construction.Set("BackupRetentionPeriod", 35);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli =
                "aws docdb modify-db-cluster --db-cluster-identifier ID --backup-retention-period 35 --apply-immediately",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["BackupRetentionPeriod"];
        return Verdict.Property("BackupRetentionPeriod", value, value.AtLeast(7), "at least 7 days");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["docdb-cluster-backup-retention-check"],
            CdkNag = ["DocumentDBClusterBackupRetentionPeriod"],
            Guard = ["CT.DOCUMENTDB.PR.2"],
            Checkov = ["CKV_AWS_360"],
            Prowler = ["documentdb_cluster_backup_enabled"],
        };
}
