using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.LoadBalancing;

internal sealed class ListenerCertificateIsFromAcm() : ResourceControl("AWS::ElasticLoadBalancingV2::Listener")
{
    public override string Title => "A listener's certificate comes from ACM";

    public override string Why => "A certificate that nobody renews expires, and one that lies in a file was copied.";

    public override Severity Severity => Severity.Medium;

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
        if ((ListenerProtocol.IsPlain(resource) & ListenerProtocol.Redirects(resource)).IsYes)
        {
            return Verdict.NotApplicable("It only redirects to HTTPS.");
        }

        var certificates = resource["Certificates"];
        return Verdict
            .Of(
                Truth.Any(certificates.Items, each => AcmCertificate.Is(each["CertificateArn"])),
                "A certificate of it is from ACM.",
                certificates.IsMissing
                    ? "Certificates is absent; name the ARN of an ACM certificate."
                    : "No certificate of it is an ACM certificate (arn:…:acm:…)."
            )
            .At(certificates);
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["elbv2-acm-certificate-required"],
            CdkNag = ["ELBv2ACMCertificateRequired"],
            Guard = ["ELBV2_ACM_CERTIFICATE_REQUIRED", "CT.ELASTICLOADBALANCING.PR.2"],
        };
}
