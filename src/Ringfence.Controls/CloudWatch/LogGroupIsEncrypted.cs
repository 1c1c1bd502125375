using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.CloudWatch;

internal sealed class LogGroupIsEncrypted() : ResourceControl("AWS::Logs::LogGroup")
{
    public override string Title => "Log groups are encrypted with a customer-managed key";

    public override string Why =>
        "Logs repeat what they record: prompts, queries, record numbers. A key of one's own decides who reads them and can be withdrawn.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["log-groups-cmk"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.EncryptionAtRest,
        Hipaa.TransmissionEncryption,
        Soc2.CC6_1,
        Nist80053.AU_9,
        Nist80053.SC_28,
        Iso27001.A_8_15,
        Iso27001.A_8_24,
    ];

    public override Construction Build => Construction.By("EvidenceStore");

    public override Verdict Check(Resource resource)
    {
        return CustomerKey.Judge("KmsKeyId", resource["KmsKeyId"]);
    }

    public override Fix? FixFor(Resource resource) =>
        new([LogKey.Named("$SelfKey"), new SetProperty("KmsKeyId", CompanionKey.Arn)])
        {
            Mind =
                "A key costs about one US dollar a month; readers need kms:Decrypt on it. Data that is there already stays as it was.",
            Cli = "aws logs associate-kms-key --log-group-name NAME --kms-key-id KEY_ARN",
        };

    public override EvidenceQuery Evidence =>
        new([new("logs.amazonaws.com", "AssociateKmsKey")], [new("logs.amazonaws.com", "DisassociateKmsKey")]);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["cloudwatch-log-group-encrypted"],
            CdkNag = ["CloudWatchLogGroupEncrypted"],
            Guard = ["CLOUDWATCH_LOG_GROUP_ENCRYPTED", "CT.CLOUDWATCH.PR.3"],
            Checkov = ["CKV_AWS_158"],
            Prowler = ["cloudwatch_log_group_kms_encryption_enabled"],
        };
}
