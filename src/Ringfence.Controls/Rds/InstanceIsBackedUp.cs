using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Rds;

internal sealed class InstanceIsBackedUp() : ResourceControl("AWS::RDS::DBInstance")
{
    public override string Title => "Databases can be restored to a point in time";

    public override string Why =>
        "With a retention of 0 there is no automated backup and no way back to a minute before the mistake.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["bk-rds-pitr"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.DataBackup, Hipaa.DisasterRecovery, Soc2.A1_2, Nist80053.CP_9, Nist80053.CP_10_2, Iso27001.A_8_13];

    public override Construction Build => Construction.By("PhiDatabase");

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("BackupRetentionPeriod", 35)])
        {
            Cli =
                "aws rds modify-db-instance --db-instance-identifier ID --backup-retention-period 35 --apply-immediately",
        };

    public override Verdict Check(Resource resource)
    {
        if (ClusterMembership.Of(resource) is { IsYes: true })
        {
            return ClusterMembership.Elsewhere;
        }

        var days = resource["BackupRetentionPeriod"];
        if (days.IsMissing && resource["SourceDBInstanceIdentifier"].IsPresent.IsYes)
        {
            return Verdict.NotApplicable("A read replica; its source is backed up.");
        }

        // Absent is 1 day. CloudFormation, AWS::RDS::DBInstance, "BackupRetentionPeriod".
        return ClusterMembership.Weigh(
            resource,
            Verdict.Property(
                "BackupRetentionPeriod",
                days,
                days.IsMissing ? Truth.Yes : days.AtLeast(1),
                "at least 1 day"
            )
        );
    }

    public override EvidenceQuery Evidence =>
        new(
            [
                new("rds.amazonaws.com", "ModifyDBInstance")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.backupRetentionPeriod"] = "35" },
                },
            ],
            [
                new("rds.amazonaws.com", "ModifyDBInstance")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.backupRetentionPeriod"] = "0" },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["db-instance-backup-enabled"],
            CdkNag = ["RDSInstanceBackupEnabled"],
            Guard = ["DB_INSTANCE_BACKUP_ENABLED", "CT.RDS.PR.8"],
            Checkov = ["CKV_AWS_133"],
            Prowler = ["rds_instance_backup_enabled"],
        };
}
