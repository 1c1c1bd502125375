using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.LoadBalancing;

internal sealed class ClassicListenersSpeakTls() : ResourceControl("AWS::ElasticLoadBalancing::LoadBalancer")
{
    public override string Title => "A classic load balancer speaks TLS, in front and behind";

    public override string Why => "A listener in plain HTTP or TCP shows every request to the network.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.TransmissionSecurity,
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
        var listeners = resource["Listeners"];
        return Verdict
            .Of(
                Truth.All(listeners.Items, IsTls),
                "Every listener takes HTTPS or SSL, and passes it on so.",
                "A listener takes neither HTTPS nor SSL, or passes it on in plain."
            )
            .At(listeners);
    }

    public override Equivalents Equivalents =>
        new()
        {
            CdkNag = ["ELBTlsHttpsListenersOnly"],
            Guard = ["ELB_TLS_HTTPS_LISTENERS_ONLY", "CT.ELASTICLOADBALANCING.PR.12"],
            Prowler = ["elb_ssl_listeners"],
        };

    private static Truth IsTls(PropertyValue listener)
    {
        // Behind, AWS takes the protocol of the same layer in front where nothing is said.
        var behind = listener["InstanceProtocol"];
        return (listener["Protocol"].IsLike("HTTPS") & (behind.IsMissing ? Truth.Yes : behind.IsLike("HTTPS")))
            | (listener["Protocol"].IsLike("SSL") & (behind.IsMissing ? Truth.Yes : behind.IsLike("SSL")));
    }
}
