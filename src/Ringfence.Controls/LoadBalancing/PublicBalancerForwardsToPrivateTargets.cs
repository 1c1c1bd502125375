using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.LoadBalancing;

internal sealed class PublicBalancerForwardsToPrivateTargets()
    : ResourceControl("AWS::ElasticLoadBalancingV2::LoadBalancer")
{
    public override string Title => "A public load balancer ends TLS and has private targets behind it";

    public override string Why =>
        "A target in a public subnet can be reached past the balancer, its firewall and its log.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["tls-lb-to-private-targets"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.TransmissionSecurity,
            Soc2.CC6_6,
            Nist80053.AC_4,
            Nist80053.SC_7,
            Iso27001.A_8_20,
            Iso27001.A_8_22,
            Hipaa.TransmissionEncryption,
            Soc2.CC6_7,
            Nist80053.SC_8,
            Nist80053.SC_8_1,
            Iso27001.A_5_14,
            Iso27001.A_8_24,
        ];

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        var scheme = resource["Scheme"];
        if (scheme.Is("internal").IsYes)
        {
            return Verdict.NotApplicable("Scheme is internal.");
        }

        var listeners = resource.Estate.Referring(resource, "AWS::ElasticLoadBalancingV2::Listener", "LoadBalancerArn");
        var holds = listeners.Count == 0 ? Truth.Unknown : Truth.Yes;
        foreach (var listener in listeners)
        {
            holds &= !ListenerProtocol.IsPlain(listener) | ListenerProtocol.Redirects(listener);
            holds &= TargetPlaces.ArePrivate(listener);
        }

        return Verdict.Of(
            holds,
            "Its listeners end TLS, and its targets are in private subnets.",
            "A listener of it is plain, or a service behind it stands in a subnet with a route to an internet gateway.",
            "Its listeners, or the subnets of what is behind it, are not all defined here."
        );
    }
}
