using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.AutoScaling;

internal sealed class GroupTellsOfItsScalings() : ResourceControl("AWS::AutoScaling::AutoScalingGroup")
{
    public override string Title => "A group tells when it starts and stops machines";

    public override string Why => "Machines that come and go unseen hide both faults and intruders.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ActivityReview, Soc2.CC7_2, Nist80053.CA_7, Nist80053.SI_4, Iso27001.A_8_16];

    public override Construction Build => Construction.By("Detection");

    public override Verdict Check(Resource resource)
    {
        var configurations = resource["NotificationConfigurations"];
        var holds = Truth.Yes;
        foreach (var wanted in Events)
        {
            holds &= Truth.Any(
                configurations.Items,
                each => Truth.Any(each["NotificationTypes"].Items, kind => kind.Is(wanted))
            );
        }

        return Verdict
            .Of(
                holds,
                "NotificationConfigurations has all four events.",
                "NotificationConfigurations lacks some of the launch and terminate events, or their errors."
            )
            .At(configurations);
    }

    public override Equivalents Equivalents => new() { CdkNag = ["AutoScalingGroupScalingNotifications"] };

    private static readonly string[] Events =
    [
        "autoscaling:EC2_INSTANCE_LAUNCH",
        "autoscaling:EC2_INSTANCE_LAUNCH_ERROR",
        "autoscaling:EC2_INSTANCE_TERMINATE",
        "autoscaling:EC2_INSTANCE_TERMINATE_ERROR",
    ];
}
