using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Sns;

internal sealed class TopicUsesCustomerKey() : ResourceControl("AWS::SNS::Topic")
{
    public override string Title => "Messages of a topic are under a key of ours";

    public override string Why =>
        "Under alias/aws/sns neither AWS services nor other accounts can publish, and the key cannot be withdrawn.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["sns-sqs-cmk", "kms-cmk-everywhere"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_12, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiKey");

    public override Fix? FixFor(Resource resource) => TopicKey.Fix();

    public override Verdict Check(Resource resource) => CustomerKey.Judge("KmsMasterKeyId", resource["KmsMasterKeyId"]);
}
