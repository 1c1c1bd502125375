using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Sns;

internal sealed class TopicIsEncrypted() : ResourceControl("AWS::SNS::Topic")
{
    public override string Title => "Messages of a topic are encrypted at rest";

    public override string Why => "A topic keeps a message until each subscriber has it.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_13, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiKey");

    public override Fix? FixFor(Resource resource) => TopicKey.Fix();

    public override Verdict Check(Resource resource)
    {
        var key = resource["KmsMasterKeyId"];
        return Verdict.Property("KmsMasterKeyId", key, key.IsPresent, "a KMS key");
    }

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("sns.amazonaws.com", "SetTopicAttributes")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.attributeName"] = "KmsMasterKeyId",
                        ["requestParameters.attributeValue"] = null,
                    },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["sns-encrypted-kms"],
            CdkNag = ["SNSEncryptedKMS"],
            Guard = ["SNS_ENCRYPTED_KMS"],
            Checkov = ["CKV_AWS_26"],
            Prowler = ["sns_topics_kms_encryption_at_rest_enabled"],
        };
}
