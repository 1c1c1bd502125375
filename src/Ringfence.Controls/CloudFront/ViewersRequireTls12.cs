using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudFront;

internal sealed class ViewersRequireTls12() : ResourceControl("AWS::CloudFront::Distribution")
{
    public override string Title => "A distribution takes TLS 1.2 or later only";

    public override string Why => "TLS 1.1 and the older ciphers of 1.2 are no longer held to be safe.";

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
        Construction.Set("DistributionConfig.ViewerCertificate.MinimumProtocolVersion", "TLSv1.2_2021");

    public override Verdict Check(Resource resource)
    {
        var value = resource["DistributionConfig.ViewerCertificate.MinimumProtocolVersion"];
        return Verdict.Property(
            "ViewerCertificate.MinimumProtocolVersion",
            value,
            value.IsOneOf("TLSv1.2_2021", "TLSv1.2_2025", "TLSv1.3_2025"),
            HasCertificate(resource).IsNo
                ? "TLSv1.2_2021 or later, beside a certificate of yours (AcmCertificateArn): the one of cloudfront.net brings TLSv1"
                : "TLSv1.2_2021 or later"
        );
    }

    public override Fix? FixFor(Resource resource) =>
        // CloudFront takes a version only beside a certificate, and which one is a person's choice.
        HasCertificate(resource).IsNo
            ? null
            : Build.FixFor(resource);

    private static Truth HasCertificate(Resource resource) =>
        resource["DistributionConfig.ViewerCertificate.AcmCertificateArn"].IsPresent
        | resource["DistributionConfig.ViewerCertificate.IamCertificateId"].IsPresent;
}
