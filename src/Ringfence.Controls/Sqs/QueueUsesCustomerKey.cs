using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Sqs;

internal sealed class QueueUsesCustomerKey() : ResourceControl("AWS::SQS::Queue")
{
    public override string Title => "Messages of a queue are under a key of ours";

    public override string Why => "A key that AWS owns cannot be withdrawn, scoped or audited by us.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["sns-sqs-cmk", "kms-cmk-everywhere"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_12, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiKey");

    public override Fix? FixFor(Resource resource) =>
        new([
            CompanionKey.Beside("sns.amazonaws.com"),
            new RemoveProperty("SqsManagedSseEnabled"),
            new SetProperty("KmsMasterKeyId", CompanionKey.Arn),
        ])
        {
            Mind =
                "A key costs about one US dollar a month; senders need kms:GenerateDataKey on it and receivers kms:Decrypt.",
            Cli = "aws sqs set-queue-attributes --queue-url URL --attributes KmsMasterKeyId=KEY_ARN",
        };

    public override Verdict Check(Resource resource) => CustomerKey.Judge("KmsMasterKeyId", resource["KmsMasterKeyId"]);

    public override Equivalents Equivalents => new() { };
}
