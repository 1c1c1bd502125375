using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class NoRouteLeadsToInternetGateway() : ResourceControl("AWS::EC2::Route")
{
    public override string Title => "No route leads everything to an internet gateway";

    public override string Why => "Whatever uses such a route can be reached from everywhere.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.TransmissionSecurity,
            Soc2.CC6_6,
            Nist80053.AC_4,
            Nist80053.SC_7,
            Iso27001.A_8_20,
            Iso27001.A_8_22,
        ];

    public override Construction Build => Construction.By("PrivateNetwork");

    public override Verdict Check(Resource resource)
    {
        return Verdict.Of(
            !(DefaultRoute.Is(resource) & DefaultRoute.GoesToInternetGateway(resource)),
            "It is no default route to an internet gateway.",
            "It sends a network of prefix length 0 to an internet gateway; only the subnets of load balancers and NAT gateways need that.",
            "Its destination, or whether GatewayId is an internet gateway, is known only when deployed."
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["no-unrestricted-route-to-igw"],
            CdkNag = ["VPCNoUnrestrictedRouteToIGW"],
            Guard = ["NO_UNRESTRICTED_ROUTE_TO_IGW"],
        };
}
