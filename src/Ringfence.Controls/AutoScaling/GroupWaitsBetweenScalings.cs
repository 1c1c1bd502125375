using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.AutoScaling;

internal sealed class GroupWaitsBetweenScalings() : ResourceControl("AWS::AutoScaling::AutoScalingGroup")
{
    public override string Title => "A group waits between one scaling and the next";

    public override string Why => "Without a pause a group grows and shrinks in circles.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Soc2.A1_2, Nist80053.CP_10, Nist80053.SC_5, Iso27001.A_8_14];

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        var value = resource["Cooldown"];

        // AWS takes 300 seconds where nothing is said.
        return Verdict.Property(
            "Cooldown",
            value,
            value.IsMissing ? Truth.Yes : value.AtLeast(1),
            "at least one second"
        );
    }

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("Cooldown", "300")])
        {
            Cli = "aws autoscaling update-auto-scaling-group --auto-scaling-group-name NAME --default-cooldown 300",
        };

    public override Equivalents Equivalents => new() { CdkNag = ["AutoScalingGroupCooldownPeriod"] };
}
