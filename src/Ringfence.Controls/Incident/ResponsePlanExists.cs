using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Incident;

internal sealed class ResponsePlanExists() : EstateControl("AWS::SSMIncidents::ResponsePlan")
{
    public override string Title => "An incident can be opened from a plan that AWS holds";

    public override string Why => "A plan in Incident Manager calls people by itself; a document waits to be found.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<string> Requirements => ["ir-plan"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.SecurityIncidents,
            Hipaa.IncidentResponse,
            Hipaa.BusinessAssociates,
            Soc2.CC7_3,
            Soc2.CC7_4,
            Soc2.CC7_5,
            Nist80053.IR_1,
            Nist80053.IR_4,
            Nist80053.IR_8,
            Iso27001.A_5_24,
            Iso27001.A_5_26,
        ];

    public override Construction Build => Construction.By("Detection");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        [
            estate.OfType("AWS::SSMIncidents::ResponsePlan") is [var plan, ..]
                ? new Judgement(plan, Verdict.Pass("A response plan is defined."))
                : Whole(estate.Absent("a response plan (AWS::SSMIncidents::ResponsePlan)")),
        ];

    public override Equivalents Equivalents => new() { Prowler = ["ssmincidents_enabled_with_plans"] };
}
