using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Backup;

internal sealed class PlanCopiesToAnotherRegion() : ResourceControl("AWS::Backup::BackupPlan")
{
    public override string Title => "Backups are copied to another region";

    public override string Why => "A region that is lost takes its backups with it.";

    public override Severity Severity => Severity.High;

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

    public override Construction Build => Construction.By("BackupPlan");

    public override Verdict Check(Resource resource)
    {
        var rules = resource["BackupPlan.BackupPlanRule"];
        return Verdict
            .Of(
                rules.IsUnresolved ? Truth.Unknown : Truth.Any(rules.Items, CopyDestination.IsElsewhere),
                "A rule copies to a vault of another region.",
                "No rule has CopyActions to a vault of another region."
            )
            .At(rules);
    }
}
