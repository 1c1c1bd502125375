using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Waf;

namespace Ringfence.Controls.LoadBalancing;

internal sealed class LoadBalancerStandsBehindFirewall() : ResourceControl("AWS::ElasticLoadBalancingV2::LoadBalancer")
{
    public override string Title => "A web firewall stands before an application load balancer";

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
        var kind = resource["Type"];
        var application = kind.IsMissing ? Truth.Yes : kind.Is("application");
        if (application.IsNo)
        {
            return Verdict.NotApplicable($"Type is {kind}, not application.");
        }

        var joined = resource.Estate.Referring(resource, "AWS::WAFv2::WebACLAssociation", "ResourceArn");
        return Verdict.Of(
            joined.Count > 0 ? Truth.Yes : !application | WebAclAssociation.MayName(resource.Estate),
            "A web ACL is associated with it.",
            "No AWS::WAFv2::WebACLAssociation names it."
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["alb-waf-enabled"],
            CdkNag = ["ALBWAFEnabled"],
            Prowler = ["elbv2_waf_acl_attached"],
        };
}
