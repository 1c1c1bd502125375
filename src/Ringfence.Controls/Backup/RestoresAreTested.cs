using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Backup;

internal sealed class RestoresAreTested()
    : EstateControl("AWS::Backup::RestoreTestingPlan", "AWS::Backup::RestoreTestingSelection")
{
    public override string Title => "A restore is tried at least once a year";

    public override string Why => "A backup that was never restored is a hope.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["dr-restore-test"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.ContingencyTesting,
            Hipaa.DisasterRecovery,
            Soc2.A1_3,
            Nist80053.CP_4,
            Nist80053.CP_9_1,
            Iso27001.A_5_30,
            Iso27001.A_8_13,
        ];

    public override Construction Build => Construction.By("BackupPlan");

    public override string? Asks =>
        "When was a restore last tried, of what, and with what result? (at most twelve months ago)";

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        var plans = estate.OfType("AWS::Backup::RestoreTestingPlan");
        if (plans.Count == 0)
        {
            yield return Whole(estate.Absent("a restore testing plan"));
        }

        foreach (var plan in plans)
        {
            var selections = estate.Referring(plan, "AWS::Backup::RestoreTestingSelection", "RestoreTestingPlanName");
            yield return new Judgement(
                plan,
                Verdict.Of(
                    plan["ScheduleExpression"].IsPresent & selections.Count > 0,
                    "It has a schedule and selects what is restored.",
                    "It must have a ScheduleExpression, and an AWS::Backup::RestoreTestingSelection must name it."
                )
            );
        }
    }
}
