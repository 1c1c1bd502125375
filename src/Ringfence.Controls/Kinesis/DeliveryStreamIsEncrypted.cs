using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Kinesis;

internal sealed class DeliveryStreamIsEncrypted() : ResourceControl("AWS::KinesisFirehose::DeliveryStream")
{
    public override string Title => "Records in delivery are encrypted at rest";

    public override string Why => "A delivery stream holds records for up to a day when its target cannot take them.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_13, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build =>
        Construction.Set("DeliveryStreamEncryptionConfigurationInput.KeyType", "AWS_OWNED_CMK");

    public override Fix? FixFor(Resource resource) =>
        new([
            CompanionKey.Beside(),
            new SetProperty("DeliveryStreamEncryptionConfigurationInput.KeyType", "CUSTOMER_MANAGED_CMK"),
            new SetProperty("DeliveryStreamEncryptionConfigurationInput.KeyARN", CompanionKey.Arn),
        ])
        {
            Cli =
                "aws firehose start-delivery-stream-encryption --delivery-stream-name NAME --delivery-stream-encryption-configuration-input KeyType=CUSTOMER_MANAGED_CMK,KeyARN=KEY_ARN",
        };

    public override Verdict Check(Resource resource)
    {
        var encryption = resource["DeliveryStreamEncryptionConfigurationInput"];
        if (encryption.IsMissing && resource["DeliveryStreamType"].Is("KinesisStreamAsSource").IsYes)
        {
            // Amazon Data Firehose Developer Guide, "Data Protection": with a Kinesis stream as source Firehose stores nothing.
            return Verdict.NotApplicable(
                "Its source is a Kinesis stream, which keeps the records and is encrypted itself."
            );
        }

        return Verdict.Property(
            "DeliveryStreamEncryptionConfigurationInput",
            encryption,
            encryption.IsPresent,
            "present, with a KeyType"
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["kinesis-firehose-delivery-stream-encrypted"],
            CdkNag = ["KinesisDataFirehoseSSE"],
            Checkov = ["CKV_AWS_240"],
            Prowler = ["firehose_stream_encrypted_at_rest"],
        };
}
