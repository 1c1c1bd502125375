using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudFront;

internal sealed class StreamHasOriginIdentity() : ResourceControl("AWS::CloudFront::StreamingDistribution")
{
    public override string Title => "A bucket behind a stream answers the stream alone";

    public override string Why => "Without an identity the bucket must be public, and is read past the distribution.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessManagement,
            Hipaa.AccessControl,
            Soc2.CC6_1,
            Soc2.CC6_3,
            Nist80053.AC_3,
            Nist80053.AC_6,
            Iso27001.A_5_15,
            Iso27001.A_8_3,
        ];

    public override Construction Build => Construction.By("PhiBucket");

    public override Verdict Check(Resource resource)
    {
        var value = resource["StreamingDistributionConfig.S3Origin.OriginAccessIdentity"];
        return Verdict.Property(
            "StreamingDistributionConfig.S3Origin.OriginAccessIdentity",
            value,
            value.IsPresent,
            "the name of an origin access identity"
        );
    }

    public override Equivalents Equivalents => new() { CdkNag = ["CloudFrontDistributionS3OriginAccessIdentity"] };
}
