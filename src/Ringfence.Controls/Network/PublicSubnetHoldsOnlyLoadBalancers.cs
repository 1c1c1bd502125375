using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class PublicSubnetHoldsOnlyLoadBalancers() : ResourceControl("AWS::EC2::Subnet")
{
    public override string Title => "A public subnet holds load balancers and NAT gateways only";

    public override string Why => "Whatever else stands there can be reached past them.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["net-public-subnets-lb-only"];

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
        var isPublic = SubnetRoutes.IsPublic(resource);
        if (isPublic.IsNo)
        {
            return Verdict.NotApplicable("It is not public.");
        }

        if (WorkloadSubnets.FirstIn(resource) is not { } tenant)
        {
            return WorkloadSubnets.MayStandAnywhere(resource.Estate)
                ? Verdict.Unknown("Where a workload stands is known only when deployed; it may be here.")
                : Verdict.Pass("Nothing that works on data names it.");
        }

        return Verdict.Of(
            !isPublic,
            $"{tenant} stands in it, and it is not public.",
            $"It is public, and {tenant} stands in it.",
            $"{tenant} stands in it, and whether it is public is not shown here."
        );
    }
}
