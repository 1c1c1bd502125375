using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.LoadBalancing;

internal sealed class LoadBalancerDropsInvalidHeaders() : ResourceControl("AWS::ElasticLoadBalancingV2::LoadBalancer")
{
    public override string Title => "A load balancer drops headers that are not valid";

    public override string Why => "Header lines that two readers read in two ways smuggle one request in another.";

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

    public override Construction Build =>
        Construction.Set("LoadBalancerAttributes[Key=routing.http.drop_invalid_header_fields.enabled].Value", "true");

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli =
                "aws elbv2 modify-load-balancer-attributes --load-balancer-arn ARN --attributes Key=routing.http.drop_invalid_header_fields.enabled,Value=true",
        };

    public override Verdict Check(Resource resource)
    {
        var kind = resource["Type"];
        var application = kind.IsMissing ? Truth.Yes : kind.Is("application");
        if (application.IsNo)
        {
            return Verdict.NotApplicable($"Type is {kind}, not application.");
        }

        var value = resource["LoadBalancerAttributes[Key=routing.http.drop_invalid_header_fields.enabled].Value"];
        return Verdict.Property("routing.http.drop_invalid_header_fields.enabled", value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["alb-http-drop-invalid-header-enabled"],
            CdkNag = ["ALBHttpDropInvalidHeaderEnabled"],
            Guard = ["ALB_HTTP_DROP_INVALID_HEADER_ENABLED", "CT.ELASTICLOADBALANCING.PR.3"],
            Checkov = ["CKV_AWS_131"],
        };
}
