using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class DefaultRouteLeavesThroughNat() : ResourceControl("AWS::EC2::Route", "AWS::EC2::NatGateway")
{
    public override string Title => "What leaves, leaves through NAT";

    public override string Why =>
        "A machine that forwards for others is a way in as well as out, and nobody watches it.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["net-nat-egress-only"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.TransmissionSecurity, Soc2.CC6_6, Nist80053.SC_7, Nist80053.SC_7_5, Iso27001.A_8_20, Iso27001.A_8_23];

    public override Construction Build => Construction.By("PrivateNetwork");

    public override Verdict Check(Resource resource)
    {
        if (resource.Type == "AWS::EC2::NatGateway")
        {
            return resource["ConnectivityType"].Is("private").IsYes
                ? Verdict.NotApplicable("It connects private networks, not the internet.")
                : Verdict.Of(
                    SubnetRoutes.IsPublic(resource.Estate, resource["SubnetId"]),
                    "It stands in a public subnet.",
                    "It stands in a subnet without a route to an internet gateway, and leads nowhere.",
                    "Its subnet or that subnet's routes are not defined here."
                );
        }

        var isDefault = DefaultRoute.Is(resource);
        return isDefault.IsNo ? Verdict.NotApplicable("It is no default route.")
            : !resource["GatewayId"].IsMissing
                ? Verdict.NotApplicable("It goes to a gateway; the subnets that use it answer for that.")
            : Verdict.Of(
                !isDefault
                    | !(
                        resource["InstanceId"].IsPresent
                        | resource["NetworkInterfaceId"].IsPresent
                        | resource["VpcPeeringConnectionId"].IsPresent
                    ),
                "It goes to a NAT gateway, a transit gateway, a firewall, or out by IPv6 only.",
                "A default route goes to a machine, an interface or a peer; a NAT gateway is asked for."
            );
    }
}
