using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class NoEgressIsProven : AttestedControl
{
    public override string Title => "It can be proved that no patient data left the private network";

    public override string Why => "Without a proof for a period, a breach cannot be told from a rumour.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["net-no-egress-proof"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AuditControls,
            Hipaa.TransmissionSecurity,
            Soc2.CC6_7,
            Soc2.CC7_2,
            Nist80053.SC_7,
            Nist80053.AU_6,
            Iso27001.A_8_16,
        ];

    public override string Asks =>
        "A saved query over the flow logs of the period shows that traffic of the Bedrock callers went to endpoint interfaces only; its result and the inventory of endpoints are kept.";

    public override Construction Build => Construction.Practised("security officer");
}
