using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Incident;

internal sealed class ResponsePlanCoversBreaches : AttestedControl
{
    public override string Title => "The incident response plan covers breaches of protected data";

    public override string Why => "In the first hour nobody writes a plan.";

    public override Severity Severity => Severity.High;

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
            Gdpr.NoticeToAuthority,
            Iso42001.A_8_4,
        ];

    public override string Asks =>
        "The incident response plan has contact trees, documentation procedures and the notification of HHS: give its version, owner and last exercise.";

    public override Construction Build => Construction.Practised("security officer");
}
