using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ApiGateway;

internal sealed class StageStandsBehindFirewall() : ResourceControl("AWS::ApiGateway::Stage")
{
    public override string Title => "A web firewall stands before a REST API";

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
        return Verdict.Of(
            StageAssociation.Names(resource),
            "A web ACL is associated with it.",
            "No AWS::WAFv2::WebACLAssociation names it."
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["api-gw-associated-with-waf"],
            CdkNag = ["APIGWAssociatedWithWAF"],
            Guard = ["API_GW_ASSOCIATED_WITH_WAF"],
            Prowler = ["apigateway_restapi_waf_acl_attached"],
        };
}
