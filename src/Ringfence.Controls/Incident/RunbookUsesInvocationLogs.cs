using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Incident;

internal sealed class RunbookUsesInvocationLogs : AttestedControl
{
    public override string Title => "The runbook says how prompts and answers are found";

    public override string Why =>
        "What a model was told and said is in the invocation log; whoever is called at night must know how to ask it.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["ir-runbook-invocation-logs"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.IncidentResponse,
            Hipaa.AuditControls,
            Soc2.CC7_4,
            Nist80053.IR_4,
            Nist80053.AU_7,
            Iso27001.A_5_26,
            Iso27001.A_5_28,
            Iso42001.A_8_4,
        ];

    public override string Asks =>
        "The incident runbook says how prompts and answers are found in the invocation logs, with a query that was tried: give the section and the date.";

    public override Construction Build => Construction.Practised("security team");
}
