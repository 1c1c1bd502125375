using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.S3;

internal sealed class BucketSaysItsEncryption() : ResourceControl("AWS::S3::Bucket")
{
    public override string Title => "A bucket says how its objects are encrypted";

    public override string Why =>
        "Since 2023 AWS encrypts every new object with its own keys, said or not; what is said can be reviewed, and does not change with a default.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<string> ToldBy => ["bucket-is-under-kms"];

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

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli =
                """aws s3api put-bucket-encryption --bucket NAME --server-side-encryption-configuration '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms"}}]}'""",
        };

    public override Verdict Check(Resource resource)
    {
        var rules = resource["BucketEncryption.ServerSideEncryptionConfiguration"];
        return Verdict
            .Of(
                rules.IsUnresolved ? Truth.Unknown : Truth.Any(rules.Items, BucketEncryption.IsSaid),
                "BucketEncryption names an algorithm.",
                "BucketEncryption is absent; it must name AES256, aws:kms or aws:kms:dsse."
            )
            .At(rules);
    }

    public override EvidenceQuery Evidence =>
        new([new("s3.amazonaws.com", "PutBucketEncryption")], [new("s3.amazonaws.com", "DeleteBucketEncryption")]);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["s3-bucket-server-side-encryption-enabled"],
            Guard = ["S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED"],
            Checkov = ["CKV_AWS_19"],
            Prowler = ["s3_bucket_default_encryption"],
        };
}
