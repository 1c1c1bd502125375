using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Sqs;

internal sealed class QueueHasDeadLetters() : ResourceControl("AWS::SQS::Queue")
{
    public override string Title => "A message that cannot be handled is set aside";

    public override string Why => "Without a dead-letter queue a poisoned message returns for ever, or is lost.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Hipaa.EmergencyMode, Soc2.A1_2, Nist80053.CP_10, Nist80053.SC_5, Iso27001.A_8_14];

    public override Construction Build => Construction.Practised("whoever owns the queue");

    public override Fix? FixFor(Resource resource) => DeadLetters.Fix(resource["FifoQueue"].IsTrue.IsYes);

    public override Verdict Check(Resource resource)
    {
        return resource["RedrivePolicy"].IsMissing && DeadLetters.Receives(resource)
            ? Verdict.Pass("It is itself the queue of dead letters of another resource.")
            : Verdict.Property(
                "RedrivePolicy",
                resource["RedrivePolicy"],
                resource["RedrivePolicy"].IsPresent,
                "a policy with a deadLetterTargetArn"
            );
    }

    public override Equivalents Equivalents => new() { CdkNag = ["SQSQueueDLQ"], Guard = ["CT.SQS.PR.1"] };
}
