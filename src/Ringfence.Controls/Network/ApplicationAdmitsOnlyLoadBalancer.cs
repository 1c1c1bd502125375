using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class ApplicationAdmitsOnlyLoadBalancer() : ResourceControl("AWS::ECS::Service")
{
    public override string Title => "An application lets in its load balancer's group only";

    public override string Why => "Whoever reaches the application past the balancer is past its firewall and its log.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["net-sg-app-from-alb"];

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

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        var balancers = resource["LoadBalancers"];
        if (balancers.Items.Count == 0)
        {
            return Verdict.NotApplicable("No load balancer stands before it.");
        }

        var port = balancers.Items[0]["ContainerPort"];
        return port.Number is { } number
            ? GroupIngress.FromGroupsOnly(
                resource.Estate,
                resource["NetworkConfiguration.AwsvpcConfiguration.SecurityGroups"],
                number
            )
            : Verdict.Unknown("The ContainerPort of its load balancer is known only when deployed.").At(port);
    }
}
