using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudFront;

internal sealed class BucketAnswersDistributionAlone() : ResourceControl("AWS::CloudFront::Distribution")
{
    public override string Title => "A bucket behind a distribution answers the distribution alone";

    public override string Why =>
        "Without origin access control the bucket must be public, and is read past the distribution.";

    public override Severity Severity => Severity.Medium;

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
        var origins = resource["DistributionConfig.Origins"];
        var holds = Truth.Yes;
        var any = false;
        foreach (var origin in origins.Items)
        {
            if (resource.Estate.Find(origin["DomainName"], "AWS::S3::Bucket") is not null)
            {
                any = true;
                holds &= origin["OriginAccessControlId"].IsPresent;
            }
        }

        return !any
            ? Verdict.NotApplicable("No origin of it is a bucket that is defined here.")
            : Verdict
                .Of(
                    holds,
                    "Each bucket has origin access control.",
                    "An origin that is a bucket has no OriginAccessControlId."
                )
                .At(origins);
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["cloudfront-s3-origin-access-control-enabled"],
            CdkNag = ["CloudFrontDistributionS3OriginAccessControl"],
            Prowler = ["cloudfront_distributions_s3_origin_access_control"],
        };
}
