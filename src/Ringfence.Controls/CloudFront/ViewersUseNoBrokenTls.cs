using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudFront;

internal sealed class ViewersUseNoBrokenTls() : ResourceControl("AWS::CloudFront::Distribution")
{
    public override string Title => "A distribution takes no SSL 3 and no TLS 1.0";

    public override string Why => "Those protocols are broken; a client that is made to use them is read.";

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
        var certificate = resource["DistributionConfig.ViewerCertificate"];
        var version = certificate["MinimumProtocolVersion"];

        // The certificate of cloudfront.net brings TLSv1, whatever is said.
        var broken =
            certificate["CloudFrontDefaultCertificate"].IsTrue
            | !certificate["SslSupportMethod"].IsPresent
            | certificate["SslSupportMethod"].IsLike("vip")
            | !version.IsPresent
            | version.IsLike("SSLv3")
            | version.IsLike("TLSv1")
            | version.IsLike("TLSv1_2016");
        return Verdict
            .Of(
                !broken,
                $"MinimumProtocolVersion is {version}, by SNI.",
                $"MinimumProtocolVersion is {version} with SslSupportMethod {certificate["SslSupportMethod"]}; name TLSv1.2_2021 and sni-only, with a certificate of yours."
            )
            .At(certificate);
    }

    public override Equivalents Equivalents => new() { CdkNag = ["CloudFrontDistributionHttpsViewerNoOutdatedSSL"] };
}
