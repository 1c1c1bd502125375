using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.LoadBalancing;

internal sealed class ListenerRequiresTls12() : ResourceControl("AWS::ElasticLoadBalancingV2::Listener")
{
    public override string Title => "A listener takes TLS 1.2 or later only";

    public override string Why =>
        "TLS 1.0 and 1.1 are broken; AWS offers them still, and does so where nothing is said.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["tls-min-12"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.TransmissionSecurity,
            Hipaa.TransmissionEncryption,
            Soc2.CC6_7,
            Nist80053.SC_8,
            Nist80053.SC_8_1,
            Iso27001.A_5_14,
            Iso27001.A_8_24,
            Nist80053.SC_13,
        ];

    public override Construction Build =>
        Construction.Set("Protocol", "HTTPS").And("SslPolicy", "ELBSecurityPolicy-TLS13-1-2-Res-2021-06");

    public override Verdict Check(Resource resource)
    {
        var plain = ListenerProtocol.IsPlain(resource);
        if (plain.IsYes)
        {
            return Verdict.NotApplicable($"Protocol is {resource["Protocol"]}: no TLS ends here.");
        }

        // Where nothing is said AWS takes ELBSecurityPolicy-2016-08, which has TLS 1.0.
        var value = resource["SslPolicy"];
        return Verdict.Property(
            "SslPolicy",
            value,
            TlsPolicies.AreModern(value),
            "a policy with TLS 1.2 and later only, as ELBSecurityPolicy-TLS13-1-2-Res-2021-06"
        );
    }

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("SslPolicy", "ELBSecurityPolicy-TLS13-1-2-Res-2021-06")])
        {
            Cli = "aws elbv2 modify-listener --listener-arn ARN --ssl-policy ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
        };

    public override Equivalents Equivalents =>
        new()
        {
            Guard = ["ELBV2_LISTENER_SSL_POLICY_RULE"],
            Checkov = ["CKV_AWS_103"],
            Prowler = ["elbv2_insecure_ssl_ciphers"],
        };
}
