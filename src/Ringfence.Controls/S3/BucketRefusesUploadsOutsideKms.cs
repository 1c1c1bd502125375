using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.S3;

internal sealed class BucketRefusesUploadsOutsideKms() : ResourceControl("AWS::S3::Bucket")
{
    public override string Title => "A bucket refuses uploads that are not under KMS";

    public override string Why =>
        "The default covers whoever says nothing; a statement covers whoever says something else.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["s3-deny-unencrypted-put"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Hipaa.TransmissionEncryption, Soc2.CC6_1, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiBucket");

    public override Fix? FixFor(Resource resource) => UploadRefusal.FixFor(resource);

    public override Verdict Check(Resource resource)
    {
        if (BucketRoles.TakesAccessLogs(resource))
        {
            return Verdict.NotApplicable(
                "Server access logs are delivered to it, which S3 does not deliver under KMS."
            );
        }

        var refused = BucketPolicies.Any(resource, UploadRefusal.Refuses);
        var literal = BucketPolicies.Any(resource, UploadRefusal.RefusesHeaderless);
        return Verdict.Of(
            refused,
            literal.IsYes
                ? "A policy denies s3:PutObject under another encryption than aws:kms. It also denies uploads that say nothing, which the bucket's default would take; a Null condition that is false beside it lets them through."
                : "A policy denies s3:PutObject under another encryption than aws:kms.",
            "No policy denies s3:PutObject where s3:x-amz-server-side-encryption is another than aws:kms.",
            "A policy that is known only when deployed may deny uploads outside KMS."
        );
    }

    public override EvidenceQuery Evidence => new([], [new("s3.amazonaws.com", "DeleteBucketPolicy")]);
}
