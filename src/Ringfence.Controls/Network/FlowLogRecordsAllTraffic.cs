using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class FlowLogRecordsAllTraffic() : ResourceControl("AWS::EC2::FlowLog")
{
    public override string Title => "A flow log records what passed and what did not";

    public override string Why => "A log of refusals alone does not show what left.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["net-flow-logs"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.ActivityReview,
            Hipaa.AuditControls,
            Soc2.CC7_2,
            Nist80053.AU_2,
            Nist80053.AU_3,
            Nist80053.AU_12,
            Iso27001.A_8_15,
            Nist80053.SI_4_4,
        ];

    public override Construction Build => Construction.Set("TrafficType", "ALL");

    public override Verdict Check(Resource resource)
    {
        var value = resource["TrafficType"];
        return Verdict.Property("TrafficType", value, value.Is("ALL"), "ALL");
    }

    public override Fix? FixFor(Resource resource) =>
        Build.FixFor(resource) is { } fix ? fix with { Mind = "The flow log is replaced." } : null;

    public override EvidenceQuery Evidence => new([], [new("ec2.amazonaws.com", "DeleteFlowLogs")]);
}
