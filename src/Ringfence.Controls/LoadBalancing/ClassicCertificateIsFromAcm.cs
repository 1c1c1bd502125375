using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.LoadBalancing;

internal sealed class ClassicCertificateIsFromAcm() : ResourceControl("AWS::ElasticLoadBalancing::LoadBalancer")
{
    public override string Title => "A classic load balancer's certificates come from ACM";

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
        var listeners = resource["Listeners"];
        return Verdict
            .Of(
                Truth.All(listeners.Items, each => AcmCertificate.Is(each["SSLCertificateId"])),
                "Every listener has a certificate from ACM.",
                "A listener has no SSLCertificateId, or one that is not from ACM (arn:…:acm:…)."
            )
            .At(listeners);
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["elb-acm-certificate-required"],
            CdkNag = ["ELBACMCertificateRequired"],
            Guard = ["ELB_ACM_CERTIFICATE_REQUIRED"],
        };
}
