using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Backup;

internal sealed class PlanKeepsBackups() : ResourceControl("AWS::Backup::BackupPlan")
{
    public override string Title => "A backup plan keeps each backup at least 35 days";

    public override string Why => "A backup that is gone before the loss is noticed was none.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["bk-plan-coverage"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.DataBackup, Hipaa.DisasterRecovery, Soc2.A1_2, Nist80053.CP_9, Nist80053.CP_10, Iso27001.A_8_13];

    public override Construction Build => Construction.By("BackupPlan");

    public override Fix? FixFor(Resource resource) =>
        resource["BackupPlan.BackupPlanRule"].Items.Count == 0
            ? null
            : new([new SetProperty("BackupPlan.BackupPlanRule[*].Lifecycle.DeleteAfterDays", 35)]);

    public override Verdict Check(Resource resource)
    {
        var rules = resource["BackupPlan.BackupPlanRule"];
        return Verdict
            .Of(
                rules.IsUnresolved ? Truth.Unknown : rules.HasItems & Truth.All(rules.Items, Keeps),
                "Every rule keeps at least 35 days.",
                "A rule has Lifecycle.DeleteAfterDays under 35, or there is no rule."
            )
            .At(rules);
    }

    public override Equivalents Equivalents => new() { Config = ["backup-plan-min-frequency-and-min-retention-check"] };

    // Absent is for ever. AWS Backup API, Lifecycle, "DeleteAfterDays".
    private static Truth Keeps(PropertyValue rule)
    {
        var days = rule["Lifecycle.DeleteAfterDays"];
        return days.IsMissing ? Truth.Yes : days.AtLeast(35);
    }
}
