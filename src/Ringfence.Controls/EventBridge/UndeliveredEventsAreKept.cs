using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.EventBridge;

internal sealed class UndeliveredEventsAreKept() : ResourceControl("AWS::Events::Rule")
{
    public override string Title => "An event that a target does not take is kept";

    public override string Why => "EventBridge drops an event after a day of trying, and with it what happened.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.Integrity, Hipaa.ContingencyPlan, Soc2.PI1_5, Nist80053.SI_12, Iso27001.A_8_16];

    public override Construction Build => Construction.Practised("whoever writes the rule");

    public override Verdict Check(Resource resource)
    {
        var targets = resource["Targets"];
        return targets.HasItems.IsNo
            ? Verdict.NotApplicable("The rule has no target.")
            : Verdict
                .Of(
                    Truth.All(targets.Items, target => target["DeadLetterConfig"].IsPresent),
                    "Each target has a dead-letter queue.",
                    "A target has no DeadLetterConfig; name a queue in its Arn."
                )
                .At(targets);
    }

    public override Equivalents Equivalents => new() { CdkNag = ["EventBusDLQ"] };
}
