using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Incident;

internal sealed class CallCanBeInvestigated : AttestedControl
{
    public override string Title => "The exact prompt and answer of one call can be brought up";

    public override string Why => "“What did it say?” is the first question, and it is about one call.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["ir-invocation-investigation"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.IncidentResponse,
            Soc2.CC7_3,
            Soc2.CC7_4,
            Nist80053.IR_4,
            Nist80053.AU_7,
            Iso27001.A_5_28,
            Iso42001.A_6_2_8,
        ];

    public override string Asks =>
        "For a planted request id the exact prompt and answer were retrieved by the investigators within the target time: give the date and the time it took (ringfence trail call does it).";

    public override Construction Build => Construction.Practised("security team");
}
