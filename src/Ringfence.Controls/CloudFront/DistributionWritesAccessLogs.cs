using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudFront;

internal sealed class DistributionWritesAccessLogs()
    : ResourceControl("AWS::CloudFront::Distribution", "AWS::CloudFront::StreamingDistribution")
{
    public override string Title => "A distribution writes down who asked for what";

    public override string Why => "Without access logs nobody can say which address asked for what.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.ActivityReview,
            Hipaa.AuditControls,
            Soc2.CC7_2,
            Nist80053.AU_2,
            Nist80053.AU_3,
            Nist80053.AU_12,
            Iso27001.A_8_15,
        ];

    public override Construction Build => Construction.By("EvidenceStore");

    public override Verdict Check(Resource resource)
    {
        if (resource.Type == "AWS::CloudFront::StreamingDistribution")
        {
            var enabled = resource["StreamingDistributionConfig.Logging.Enabled"];
            return Verdict.Property("Logging.Enabled", enabled, enabled.IsTrue, "true");
        }

        var value = resource["DistributionConfig.Logging"];
        return Verdict.Property("DistributionConfig.Logging", value, value.HasItems, "set");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["cloudfront-accesslogs-enabled"],
            CdkNag = ["CloudFrontDistributionAccessLogging"],
            Guard = ["CLOUDFRONT_ACCESSLOGS_ENABLED", "CT.CLOUDFRONT.PR.4"],
            Checkov = ["CKV_AWS_86"],
            Prowler = ["cloudfront_distributions_logging_enabled"],
        };
}
