using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudFront;

internal sealed class DistributionStandsBehindFirewall() : ResourceControl("AWS::CloudFront::Distribution")
{
    public override string Title => "A web firewall stands before a distribution";

    public override string Why => "Without it known attacks reach the application as they are.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.RiskManagement,
            Hipaa.MaliciousSoftware,
            Soc2.CC6_6,
            Nist80053.SC_5,
            Nist80053.SC_7,
            Nist80053.SI_4,
            Iso27001.A_8_20,
            Iso27001.A_8_26,
        ];

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        var value = resource["DistributionConfig.WebACLId"];
        return Verdict.Property("DistributionConfig.WebACLId", value, value.IsPresent, "the ARN of a web ACL");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["cloudfront-associated-with-waf"],
            CdkNag = ["CloudFrontDistributionWAFIntegration"],
            Guard = ["CLOUDFRONT_ASSOCIATED_WITH_WAF"],
            Checkov = ["CKV_AWS_68"],
            Prowler = ["cloudfront_distributions_using_waf"],
        };
}
