using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Kinesis;

internal sealed class StreamIsEncrypted() : ResourceControl("AWS::Kinesis::Stream")
{
    public override string Title => "Records in a stream are encrypted";

    public override string Why => "A stream holds every record for a day or more, for each of its consumers.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_13, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build =>
        Construction.Set("StreamEncryption.EncryptionType", "KMS").And("StreamEncryption.KeyId", "alias/aws/kinesis");

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli =
                "aws kinesis start-stream-encryption --stream-name NAME --encryption-type KMS --key-id alias/aws/kinesis",
        };

    public override Verdict Check(Resource resource)
    {
        var encryption = resource["StreamEncryption"];
        return Verdict.Property(
            "StreamEncryption",
            encryption,
            encryption.IsPresent,
            "present, with EncryptionType KMS"
        );
    }

    public override EvidenceQuery Evidence =>
        new(
            [new("kinesis.amazonaws.com", "StartStreamEncryption")],
            [new("kinesis.amazonaws.com", "StopStreamEncryption")]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["kinesis-stream-encrypted"],
            CdkNag = ["KinesisDataStreamSSE"],
            Guard = ["CT.KINESIS.PR.1"],
            Checkov = ["CKV_AWS_43"],
            Prowler = ["kinesis_stream_encrypted_at_rest"],
        };
}
