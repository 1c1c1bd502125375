using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.LoadBalancing;

internal sealed class LoadBalancerOutlivesMistakes() : ResourceControl("AWS::ElasticLoadBalancingV2::LoadBalancer")
{
    public override string Title => "A load balancer cannot be deleted by mistake";

    public override string Why => "One wrong delete takes the service away.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Soc2.A1_2, Nist80053.CP_10, Nist80053.SC_5, Iso27001.A_8_14];

    public override Construction Build =>
        Construction.Set("LoadBalancerAttributes[Key=deletion_protection.enabled].Value", "true");

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli =
                "aws elbv2 modify-load-balancer-attributes --load-balancer-arn ARN --attributes Key=deletion_protection.enabled,Value=true",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["LoadBalancerAttributes[Key=deletion_protection.enabled].Value"];
        return Verdict.Property("deletion_protection.enabled", value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["elb-deletion-protection-enabled"],
            CdkNag = ["ELBDeletionProtectionEnabled"],
            Guard = ["ELB_DELETION_PROTECTION_ENABLED", "CT.ELASTICLOADBALANCING.PR.8"],
            Checkov = ["CKV_AWS_150"],
            Prowler = ["elbv2_deletion_protection"],
        };
}
