using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.LoadBalancing;

internal sealed class ClassicLoadBalancerServesNoHttp() : ResourceControl("AWS::ElasticLoadBalancing::LoadBalancer")
{
    public override string Title => "HTTP is served by application load balancers";

    public override string Why => "A classic load balancer has no firewall for requests and no redirect.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.RiskManagement,
            Hipaa.MaliciousSoftware,
            Soc2.CC6_6,
            Nist80053.SC_5,
            Nist80053.SC_7,
            Nist80053.SI_4,
            Iso27001.A_8_20,
            Iso27001.A_8_26,
        ];

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        var listeners = resource["Listeners"];
        return Verdict
            .Of(
                !Truth.Any(listeners.Items, each => each["Protocol"].IsLike("HTTP") | each["Protocol"].IsLike("HTTPS")),
                "No listener is HTTP or HTTPS.",
                "A listener is HTTP or HTTPS; an application load balancer serves them."
            )
            .At(listeners);
    }

    public override Equivalents Equivalents => new() { CdkNag = ["CLBNoInboundHttpHttps"] };
}
