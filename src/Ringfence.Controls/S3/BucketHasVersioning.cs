using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.S3;

internal sealed class BucketHasVersioning() : ResourceControl("AWS::S3::Bucket")
{
    public override string Title => "Overwritten or deleted objects can be brought back";

    public override string Why =>
        "Without versions one delete, by mistake or by ransomware, is final, and an altered record leaves no trace of what it was.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["s3-versioning"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.Integrity,
            Hipaa.DataAuthentication,
            Hipaa.DataBackup,
            Soc2.A1_2,
            Soc2.PI1_5,
            Nist80053.CP_9,
            Nist80053.SI_7,
            Nist80053.AU_9_2,
            Iso27001.A_8_13,
        ];

    public override Construction Build => Construction.Set("VersioningConfiguration.Status", "Enabled");

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli = "aws s3api put-bucket-versioning --bucket NAME --versioning-configuration Status=Enabled",
        };

    public override Verdict Check(Resource resource)
    {
        var status = resource["VersioningConfiguration.Status"];
        return Verdict.Property("VersioningConfiguration.Status", status, status.Is("Enabled"), "Enabled");
    }

    public override EvidenceQuery Evidence => new([Versioning("Enabled")], [Versioning("Suspended")]);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["s3-bucket-versioning-enabled"],
            CdkNag = ["S3BucketVersioningEnabled"],
            Guard = ["S3_BUCKET_VERSIONING_ENABLED", "CT.S3.PR.11"],
            Checkov = ["CKV_AWS_21"],
            Prowler = ["s3_bucket_object_versioning"],
        };

    private static EventPattern Versioning(string status) =>
        new("s3.amazonaws.com", "PutBucketVersioning")
        {
            Where = new Dictionary<string, string?> { ["requestParameters.VersioningConfiguration.Status"] = status },
        };
}
