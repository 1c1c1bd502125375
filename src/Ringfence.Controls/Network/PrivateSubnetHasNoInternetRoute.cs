using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class PrivateSubnetHasNoInternetRoute() : ResourceControl("AWS::EC2::Subnet")
{
    public override string Title => "A private subnet has no route to an internet gateway";

    public override string Why => "One route makes every machine of the subnet reachable.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> Requirements => ["net-no-igw-route-private"];

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
        var meant = SubnetPurpose.IsPrivate(resource);
        var isPublic = SubnetRoutes.IsPublic(resource);
        return meant.IsNo && !isPublic.IsNo
            ? Verdict.NotApplicable("Nothing calls it private or isolated.")
            : Verdict.Of(
                !isPublic,
                "No route of it leads everything to an internet gateway.",
                "It is called private or isolated, and a route of its table leads everything to an internet gateway.",
                "Its route table, or a target of its routes, is not defined here."
            );
    }
}
