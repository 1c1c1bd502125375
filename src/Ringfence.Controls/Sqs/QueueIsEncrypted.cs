using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Sqs;

internal sealed class QueueIsEncrypted() : ResourceControl("AWS::SQS::Queue")
{
    public override string Title => "Messages of a queue are encrypted at rest";

    public override string Why => "A queue keeps messages for up to fourteen days.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_13, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.Practised("whoever owns the queue");

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("SqsManagedSseEnabled", true)])
        {
            Cli = "aws sqs set-queue-attributes --queue-url URL --attributes SqsManagedSseEnabled=true",
        };

    public override Verdict Check(Resource resource)
    {
        // Absent is encryption with SQS's own key. CloudFormation, AWS::SQS::Queue, "SqsManagedSseEnabled".
        var own = resource["SqsManagedSseEnabled"];
        return Verdict.Of(
            resource["KmsMasterKeyId"].IsPresent | !own.IsFalse,
            "It is encrypted, by KMS or by SQS itself.",
            "SqsManagedSseEnabled is false and no KmsMasterKeyId is named."
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            CdkNag = ["SQSQueueSSE"],
            Guard = ["CT.SQS.PR.2"],
            Checkov = ["CKV_AWS_27"],
            Prowler = ["sqs_queues_server_side_encryption_enabled"],
        };
}
