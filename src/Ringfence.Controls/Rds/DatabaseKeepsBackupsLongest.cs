using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Rds;

internal sealed class DatabaseKeepsBackupsLongest() : ResourceControl("AWS::RDS::DBInstance", "AWS::RDS::DBCluster")
{
    public override string Title => "Databases can be restored to any minute of the last 35 days";

    public override string Why =>
        "35 days is the most that RDS keeps; what is to be kept longer is kept by AWS Backup.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["bk-rds-retention"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.DataBackup, Hipaa.DisasterRecovery, Soc2.A1_2, Nist80053.CP_9, Nist80053.CP_10, Iso27001.A_8_13];

    public override Construction Build => Construction.Set("BackupRetentionPeriod", 35);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli = DatabaseCommand.For(resource, "--backup-retention-period 35 --apply-immediately"),
            Mind = "Backup storage beyond the database's own size is billed.",
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

        return ClusterMembership.Weigh(
            resource,
            Verdict.Property("BackupRetentionPeriod", days, days.AtLeast(35), "35 days, the most that RDS keeps")
        );
    }
}
