using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.AutoScaling;

internal sealed class GroupGivesMachinesTimeToStart() : ResourceControl("AWS::AutoScaling::AutoScalingGroup")
{
    public override string Title => "A group gives its machines time to start";

    public override string Why => "A machine that is judged before it is up is replaced for ever.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Soc2.A1_2, Nist80053.CP_10, Nist80053.SC_5, Iso27001.A_8_14];

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        var asks = resource["HealthCheckType"].Is("ELB");
        if (asks.IsNo)
        {
            return Verdict.NotApplicable("It does not ask a load balancer.");
        }

        var value = resource["HealthCheckGracePeriod"];
        return Verdict.Property("HealthCheckGracePeriod", value, !asks | value.IsPresent, "a number of seconds");
    }

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("HealthCheckGracePeriod", 300)])
        {
            Cli =
                "aws autoscaling update-auto-scaling-group --auto-scaling-group-name NAME --health-check-grace-period 300",
        };

    public override Equivalents Equivalents => new() { CdkNag = ["AutoScalingGroupHealthCheck"] };
}
