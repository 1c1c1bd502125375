using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudWatch;

internal sealed class AlarmReachesPeople() : ResourceControl("AWS::CloudWatch::Alarm")
{
    public override string Title => "Every alarm reaches a person when it goes off";

    public override string Why =>
        "An alarm that only scales, or tells a topic without subscribers, leaves people asleep.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["alarms-have-actions"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.AuditControls,
        Hipaa.IncidentResponse,
        Soc2.CC7_3,
        Nist80053.AU_6,
        Nist80053.IR_4,
        Nist80053.SI_4_5,
        Iso27001.A_8_16,
    ];

    public override Construction Build => Construction.By("Detection");

    public override Verdict Check(Resource resource)
    {
        var actions = resource["AlarmActions"];
        if (actions.HasItems.IsNo || resource["ActionsEnabled"].IsFalse.IsYes)
        {
            return Verdict.Fail("The alarm has no enabled AlarmActions; one must reach people.").At(actions);
        }

        return Verdict
            .Of(
                Truth.Any(actions.Items, action => Reaches(resource.Estate, action))
                    & !resource["ActionsEnabled"].IsFalse,
                "The alarm notifies a topic that has a subscriber, or an incident.",
                "No action of the alarm reaches people: its topic has no subscription here, or it only changes resources.",
                "The alarm notifies a topic that stands elsewhere; whether anyone subscribes to it is told there."
            )
            .At(actions);
    }

    public override EvidenceQuery Evidence =>
        new([new("monitoring.amazonaws.com", "EnableAlarmActions")], [new("sns.amazonaws.com", "Unsubscribe")]);

    public override Equivalents Equivalents => new() { Prowler = ["cloudwatch_alarm_actions_alarm_state_configured"] };

    private static Truth Reaches(Estate estate, PropertyValue action)
    {
        if (estate.Find(action, "AWS::SNS::Topic") is { } topic)
        {
            return topic["Subscription"].HasItems
                | estate.Referring(topic, "AWS::SNS::Subscription", "TopicArn").Count > 0;
        }

        if (
            (
                estate.Find(action, "AWS::AutoScaling::ScalingPolicy")
                ?? estate.Find(action, "AWS::ApplicationAutoScaling::ScalingPolicy")
            )
            is not null
        )
        {
            return Truth.No;
        }

        var text = action.Text;
        return text.Contains(":ssm-incidents:", StringComparison.Ordinal)
            || text.Contains(":opsitem:", StringComparison.Ordinal)
                ? Truth.Yes
            : text.Contains(":automate:", StringComparison.Ordinal)
            || text.Contains(":autoscaling:", StringComparison.Ordinal)
                ? Truth.No
            : Truth.Unknown;
    }
}
