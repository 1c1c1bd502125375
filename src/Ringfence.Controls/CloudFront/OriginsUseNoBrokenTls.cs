using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudFront;

internal sealed class OriginsUseNoBrokenTls() : ResourceControl("AWS::CloudFront::Distribution")
{
    public override string Title => "A distribution speaks HTTPS, and no broken protocol, to its origins";

    public override string Why => "Between the edge and the origin the request crosses the internet.";

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
        var origins = resource["DistributionConfig.Origins"];
        return Verdict
            .Of(
                Truth.All(origins.Items, IsSound),
                "Every custom origin is reached over HTTPS without SSL 3 and TLS 1.0.",
                "A custom origin lacks OriginProtocolPolicy https-only, or its OriginSSLProtocols are unsaid or have SSLv3 or TLSv1."
            )
            .At(origins);
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["cloudfront-no-deprecated-ssl-protocols"],
            CdkNag = ["CloudFrontDistributionNoOutdatedSSL"],
            Guard = ["CT.CLOUDFRONT.PR.7"],
            Prowler = ["cloudfront_distributions_using_deprecated_ssl_protocols"],
        };

    private static Truth IsSound(PropertyValue origin)
    {
        var custom = origin["CustomOriginConfig"];
        return custom.IsMissing
            ? Truth.Yes
            : custom["OriginProtocolPolicy"].Is("https-only")
                & custom["OriginSSLProtocols"].HasItems
                & !Truth.Any(custom["OriginSSLProtocols"].Items, each => each.IsLike("SSLv3") | each.IsLike("TLSv1"));
    }
}
