using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class ComputeRunsInPrivateSubnets()
    : ResourceControl(
        "AWS::Lambda::Function",
        "AWS::ECS::Service",
        "AWS::EC2::Instance",
        "AWS::EKS::Cluster",
        "AWS::EKS::Nodegroup"
    )
{
    public override string Title => "What works on data runs in private subnets";

    public override string Why =>
        "A machine in a public subnet is one rule or one address away from the whole internet.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> Requirements => ["net-private-subnets-compute"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.TransmissionSecurity,
            Soc2.CC6_6,
            Nist80053.AC_4,
            Nist80053.SC_7,
            Iso27001.A_8_20,
            Iso27001.A_8_22,
            Nist80053.SC_7_11,
        ];

    public override Construction Build => Construction.By("PrivateNetwork");

    public override Verdict Check(Resource resource)
    {
        var subnets = resource[WorkloadSubnets.PathOf(resource.Type)];
        return subnets.IsMissing
            ? Verdict.NotApplicable("It names no subnet; whether it must is another control's question.")
            : Verdict
                .Of(
                    !Truth.Any(subnets.Items, subnet => SubnetRoutes.IsPublic(resource.Estate, subnet)),
                    "Each subnet that it names is private.",
                    "A subnet that it names has a route to an internet gateway.",
                    "Its subnets, or their route tables, are not all defined here."
                )
                .At(subnets);
    }
}
