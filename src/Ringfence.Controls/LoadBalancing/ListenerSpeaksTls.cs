using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.LoadBalancing;

internal sealed class ListenerSpeaksTls() : ResourceControl("AWS::ElasticLoadBalancingV2::Listener")
{
    public override string Title => "A load balancer speaks TLS to its clients";

    public override string Why =>
        "What a client sends to a plain listener, every network on the way can read and change.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["tls-alb-https"];

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
        var protocol = resource["Protocol"];
        var plain = ListenerProtocol.IsPlain(resource);
        return Verdict
            .Of(
                !plain | ListenerProtocol.Redirects(resource),
                $"Protocol is {protocol}, or all it does is to redirect to HTTPS.",
                $"Protocol is {protocol}; HTTPS or TLS is asked for, or a redirect to HTTPS as the only action."
            )
            .At(protocol);
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["elb-tls-https-listeners-only"],
            Guard = ["ELBV2_LISTENER_PROTOCOL_RULE", "CT.ELASTICLOADBALANCING.PR.9"],
            Checkov = ["CKV_AWS_2"],
            Prowler = ["elbv2_ssl_listeners"],
        };
}
