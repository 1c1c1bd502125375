using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class NatTrafficIsLogged() : ResourceControl("AWS::EC2::NatGateway")
{
    public override string Title => "What leaves through a NAT gateway is logged";

    public override string Why => "Without it nobody can say what went to the internet.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["net-nat-egress-logged"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AuditControls,
            Soc2.CC7_2,
            Nist80053.AU_2,
            Nist80053.AU_12,
            Nist80053.SI_4_4,
            Iso27001.A_8_15,
            Iso27001.A_8_16,
        ];

    public override Construction Build => Construction.By("PrivateNetwork");

    public override Verdict Check(Resource resource)
    {
        var estate = resource.Estate;
        if (estate.Find(resource["SubnetId"], "AWS::EC2::Subnet") is not { } subnet)
        {
            return Verdict.Unknown(
                "Its subnet is not defined here; a flow log of the subnet or its VPC must record ALL."
            );
        }

        var holds = Records(estate.Referring(subnet, "AWS::EC2::FlowLog", "ResourceId"));
        holds |= estate.Find(subnet["VpcId"], "AWS::EC2::VPC") is { } vpc
            ? Records(estate.Referring(vpc, "AWS::EC2::FlowLog", "ResourceId"))
            : Truth.Unknown;
        return Verdict.Of(
            holds,
            "A flow log of its subnet or VPC records all traffic.",
            "No flow log of its subnet or VPC records ALL traffic.",
            "Its VPC is not defined here, or the flow log's TrafficType is known only when deployed."
        );
    }

    private static Truth Records(IReadOnlyList<Resource> logs) => Truth.Any(logs, log => log["TrafficType"].Is("ALL"));
}
