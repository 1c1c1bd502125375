using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.CloudTrail;

internal sealed class TrailIsEncrypted() : ResourceControl("AWS::CloudTrail::Trail")
{
    public override string Title => "Log files are encrypted with a customer-managed key";

    public override string Why =>
        "Whoever may read the bucket reads the trail; a key of one's own adds a second lock, and its use is itself recorded.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["ct-bucket-kms"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.EncryptionAtRest,
        Hipaa.TransmissionEncryption,
        Soc2.CC6_1,
        Nist80053.AU_9,
        Nist80053.SC_28,
        Iso27001.A_8_24,
        Iso27001.A_8_15,
    ];

    public override Construction Build => Construction.By("AuditTrail");

    public override Verdict Check(Resource resource)
    {
        return CustomerKey.Judge("KMSKeyId", resource["KMSKeyId"]);
    }

    public override Fix? FixFor(Resource resource) =>
        new([CompanionKey.Beside("cloudtrail.amazonaws.com"), new SetProperty("KMSKeyId", CompanionKey.Arn)])
        {
            Mind = "A key costs about one US dollar a month; readers of the log files need kms:Decrypt on it.",
            Cli = "aws cloudtrail update-trail --name NAME --kms-key-id KEY_ARN",
        };

    public override EvidenceQuery Evidence =>
        new(
            [new("cloudtrail.amazonaws.com", "UpdateTrail")],
            [new("kms.amazonaws.com", "ScheduleKeyDeletion"), new("kms.amazonaws.com", "DisableKey")]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["cloud-trail-encryption-enabled"],
            CdkNag = ["CloudTrailEncryptionEnabled"],
            Guard = ["CLOUD_TRAIL_ENCRYPTION_ENABLED", "CT.CLOUDTRAIL.PR.1"],
            Checkov = ["CKV_AWS_35"],
            Prowler = ["cloudtrail_kms_encryption_enabled"],
        };
}
