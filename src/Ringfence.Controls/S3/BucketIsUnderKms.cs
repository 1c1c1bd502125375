using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.S3;

internal sealed class BucketIsUnderKms() : ResourceControl("AWS::S3::Bucket")
{
    public override string Title => "Objects are under KMS by default";

    public override string Why =>
        "Under KMS each read leaves a record and needs a second leave; under S3's own keys neither.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_13, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build =>
        Construction.Set(
            "BucketEncryption",
            new JsonObject
            {
                ["ServerSideEncryptionConfiguration"] = new JsonArray(
                    new JsonObject
                    {
                        ["ServerSideEncryptionByDefault"] = new JsonObject { ["SSEAlgorithm"] = "aws:kms" },
                    }
                ),
            }
        );

    public override Fix? FixFor(Resource resource) => BucketEncryption.Fix();

    public override Verdict Check(Resource resource)
    {
        if (BucketRoles.TakesAccessLogs(resource))
        {
            // Amazon S3 User Guide, "Enabling Amazon S3 server access logging": a bucket for these logs can only be under SSE-S3.
            return Verdict.NotApplicable(
                "Server access logs are delivered to it, which S3 does not deliver under KMS."
            );
        }

        var rules = resource["BucketEncryption.ServerSideEncryptionConfiguration"];
        return Verdict
            .Of(
                rules.IsUnresolved ? Truth.Unknown : rules.HasItems & Truth.All(rules.Items, BucketEncryption.IsKms),
                "BucketEncryption is by KMS.",
                "BucketEncryption must have SSEAlgorithm aws:kms or aws:kms:dsse."
            )
            .At(rules);
    }

    public override EvidenceQuery Evidence => new([], [new("s3.amazonaws.com", "DeleteBucketEncryption")]);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["s3-default-encryption-kms"],
            CdkNag = ["S3DefaultEncryptionKMS"],
            Guard = ["S3_DEFAULT_ENCRYPTION_KMS", "CT.S3.PR.10"],
            Checkov = ["CKV_AWS_145"],
            Prowler = ["s3_bucket_kms_encryption"],
        };
}
