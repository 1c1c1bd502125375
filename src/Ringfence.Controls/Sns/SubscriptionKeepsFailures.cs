using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Sns;

internal sealed class SubscriptionKeepsFailures() : ResourceControl("AWS::SNS::Subscription")
{
    public override string Title => "A message that cannot be delivered is kept";

    public override string Why => "Without a dead-letter queue an alarm that failed to arrive is lost without a trace.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Hipaa.EmergencyMode, Soc2.A1_2, Nist80053.CP_10, Nist80053.SC_5, Iso27001.A_8_14];

    public override Construction Build => Construction.Practised("whoever owns the topic");

    public override Verdict Check(Resource resource)
    {
        var value = resource["RedrivePolicy"];
        return Verdict.Property("RedrivePolicy", value, value.IsPresent, "a policy with a deadLetterTargetArn");
    }

    public override Equivalents Equivalents => new() { CdkNag = ["SNSRedrivePolicy"] };
}
