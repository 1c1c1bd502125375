using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Kinesis;

internal sealed class StreamUsesCustomerKey() : ResourceControl("AWS::Kinesis::Stream")
{
    public override string Title => "Records in a stream are under a key of ours";

    public override string Why => "A key that AWS manages cannot be withdrawn, scoped or audited by us.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["kms-cmk-everywhere"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_12, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiKey");

    public override Fix? FixFor(Resource resource) =>
        CompanionKey.Fix(["StreamEncryption.KeyId"], new SetProperty("StreamEncryption.EncryptionType", "KMS")) with
        {
            Cli = "aws kinesis start-stream-encryption --stream-name NAME --encryption-type KMS --key-id KEY_ARN",
        };

    public override Verdict Check(Resource resource) =>
        CustomerKey.Judge("StreamEncryption.KeyId", resource["StreamEncryption.KeyId"]);

    public override Equivalents Equivalents => new() { Checkov = ["CKV_AWS_185"] };
}
