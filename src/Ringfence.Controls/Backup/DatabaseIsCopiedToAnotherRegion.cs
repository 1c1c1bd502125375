using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Rds;

namespace Ringfence.Controls.Backup;

internal sealed class DatabaseIsCopiedToAnotherRegion() : ResourceControl("AWS::RDS::DBInstance")
{
    public override string Title => "A database's backups are in a second region too";

    public override string Why => "A region that is lost takes its automated backups with it.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["bk-cross-region"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.DataBackup,
            Hipaa.DisasterRecovery,
            Hipaa.MediaBackup,
            Soc2.A1_2,
            Nist80053.CP_6,
            Nist80053.CP_6_1,
            Nist80053.CP_9,
            Iso27001.A_8_13,
            Iso27001.A_8_14,
        ];

    public override Construction Build => Construction.Set("AutomaticBackupReplicationRegion", "us-west-2");

    public override Fix? FixFor(Resource resource) => null;

    public override Verdict Check(Resource resource)
    {
        if (ClusterMembership.Of(resource).IsYes)
        {
            return ClusterMembership.Elsewhere;
        }

        var region = resource["AutomaticBackupReplicationRegion"];
        if (!region.IsPresent.IsNo)
        {
            return Verdict.Property("AutomaticBackupReplicationRegion", region, region.IsPresent, "another region");
        }

        var copied = Truth.No;
        foreach (
            var selection in resource.Estate.Referring(
                resource,
                "AWS::Backup::BackupSelection",
                "BackupSelection.Resources"
            )
        )
        {
            if (resource.Estate.Find(selection["BackupPlanId"], "AWS::Backup::BackupPlan") is { } plan)
            {
                copied |= Truth.Any(plan["BackupPlan.BackupPlanRule"].Items, CopyDestination.IsElsewhere);
            }
        }

        return ClusterMembership.Weigh(
            resource,
            Verdict.Of(
                copied,
                "Its backup plan copies to another region.",
                "AutomaticBackupReplicationRegion is absent, and no backup plan that selects it by name copies to another region."
            )
        );
    }
}
