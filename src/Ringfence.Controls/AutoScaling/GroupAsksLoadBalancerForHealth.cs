using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.AutoScaling;

internal sealed class GroupAsksLoadBalancerForHealth() : ResourceControl("AWS::AutoScaling::AutoScalingGroup")
{
    public override string Title => "A group behind a load balancer asks it which machines are well";

    public override string Why => "A machine that answers pings and no requests stays in service.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Soc2.A1_2, Nist80053.CP_10, Nist80053.SC_5, Iso27001.A_8_14];

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        var behind = resource["LoadBalancerNames"].HasItems | resource["TargetGroupARNs"].HasItems;
        if (behind.IsNo)
        {
            return Verdict.NotApplicable("No load balancer stands before it.");
        }

        // AWS takes EC2 where nothing is said. AutoScaling API, CreateAutoScalingGroup.
        var value = resource["HealthCheckType"];
        var asks = value.Contains("ELB");
        return Verdict.Property("HealthCheckType", value, !behind | asks, "ELB");
    }

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("HealthCheckType", "ELB")])
        {
            Cli = "aws autoscaling update-auto-scaling-group --auto-scaling-group-name NAME --health-check-type ELB",
        };

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["autoscaling-group-elb-healthcheck-required"],
            CdkNag = ["AutoScalingGroupELBHealthCheckRequired"],
            Guard = ["AUTOSCALING_GROUP_ELB_HEALTHCHECK_REQUIRED", "CT.AUTOSCALING.PR.8"],
            Checkov = ["CKV_AWS_153"],
            Prowler = ["autoscaling_group_elb_health_check_enabled"],
        };
}
