using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudFront;

internal sealed class ViewersUseHttps() : ResourceControl("AWS::CloudFront::Distribution")
{
    public override string Title => "A distribution serves HTTPS only";

    public override string Why => "What a viewer asks over HTTP is read on the way.";

    public override Severity Severity => Severity.High;

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

    public override Construction Build =>
        Construction.Set("DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy", "redirect-to-https");

    public override Verdict Check(Resource resource)
    {
        var holds = IsHttps(resource["DistributionConfig.DefaultCacheBehavior"]);
        foreach (var behavior in resource["DistributionConfig.CacheBehaviors"].Items)
        {
            holds &= IsHttps(behavior);
        }

        return Verdict.Of(
            holds,
            "Every cache behavior is https-only or redirects.",
            "A cache behavior's ViewerProtocolPolicy is neither https-only nor redirect-to-https."
        );
    }

    public override Fix? FixFor(Resource resource)
    {
        var changes = new List<Change>(Build.Sets);
        if (resource["DistributionConfig.CacheBehaviors"].Items.Count > 0)
        {
            changes.Add(
                new SetProperty("DistributionConfig.CacheBehaviors[*].ViewerProtocolPolicy", "redirect-to-https")
            );
        }

        return new Fix(changes);
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["cloudfront-viewer-policy-https"],
            Guard = ["CLOUDFRONT_VIEWER_POLICY_HTTPS", "CT.CLOUDFRONT.PR.2"],
            Checkov = ["CKV_AWS_34"],
            Prowler = ["cloudfront_distributions_https_enabled"],
        };

    private static Truth IsHttps(PropertyValue behavior) =>
        behavior["ViewerProtocolPolicy"].IsOneOf("https-only", "redirect-to-https");
}
