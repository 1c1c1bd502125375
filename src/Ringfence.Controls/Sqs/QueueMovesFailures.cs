using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Sqs;

internal sealed class QueueMovesFailures() : ResourceControl("AWS::SQS::Queue")
{
    public override string Title => "A working queue moves what fails to another";

    public override string Why => "A message that fails again and again holds up what comes after it.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Hipaa.EmergencyMode, Soc2.A1_2, Nist80053.CP_10, Nist80053.SC_5, Iso27001.A_8_14];

    public override Construction Build => Construction.Practised("whoever owns the queue");

    public override Fix? FixFor(Resource resource) => DeadLetters.Fix();

    public override Verdict Check(Resource resource)
    {
        return resource["RedrivePolicy"].IsMissing && DeadLetters.Receives(resource)
            ? Verdict.NotApplicable("It is the queue of dead letters of another resource; there the chain ends.")
            : Verdict.Property(
                "RedrivePolicy",
                resource["RedrivePolicy"],
                resource["RedrivePolicy"].IsPresent,
                "a policy with a deadLetterTargetArn"
            );
    }

    public override Equivalents Equivalents => new() { CdkNag = ["SQSRedrivePolicy"] };
}
