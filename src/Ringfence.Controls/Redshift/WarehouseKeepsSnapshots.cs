using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Redshift;

// Absent is 1 day: CloudFormation, AWS::Redshift::Cluster, "AutomatedSnapshotRetentionPeriod".
internal sealed class WarehouseKeepsSnapshots() : ResourceControl("AWS::Redshift::Cluster")
{
    public override string Title => "The warehouse keeps automated snapshots";

    public override string Why => "With a retention of 0 there is no way back.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.DataBackup, Hipaa.DisasterRecovery, Soc2.A1_2, Nist80053.CP_9, Nist80053.CP_10, Iso27001.A_8_13];

    public override Construction Build => Construction.By("PhiDatabase");

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("AutomatedSnapshotRetentionPeriod", 35)])
        {
            Cli = "aws redshift modify-cluster --cluster-identifier ID --automated-snapshot-retention-period 35",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["AutomatedSnapshotRetentionPeriod"];
        return Verdict.Property(
            "AutomatedSnapshotRetentionPeriod",
            value,
            value.IsMissing ? Truth.Yes : value.AtLeast(1),
            "at least 1 day"
        );
    }

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("redshift.amazonaws.com", "ModifyCluster")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.automatedSnapshotRetentionPeriod"] = "0",
                    },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["redshift-backup-enabled"],
            CdkNag = ["RedshiftBackupEnabled"],
            Guard = ["REDSHIFT_BACKUP_ENABLED", "CT.REDSHIFT.PR.2"],
            Checkov = ["CKV_AWS_343"],
            Prowler = ["redshift_cluster_automated_snapshot"],
        };
}
