using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.S3;

internal sealed class BucketHasObjectLock() : ResourceControl("AWS::S3::Bucket")
{
    public override string Title => "Objects can be locked against deletion";

    public override string Why => "Without Object Lock whoever may delete can delete everything, versions too.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.Integrity,
            Hipaa.DeviceAndMedia,
            Soc2.CC6_1,
            Soc2.PI1_5,
            Nist80053.CP_9,
            Nist80053.AU_9_2,
            Nist80053.SI_7,
            Iso27001.A_5_33,
            Iso27001.A_8_13,
        ];

    public override Construction Build =>
        Construction.Set("ObjectLockEnabled", true).And("ObjectLockConfiguration.ObjectLockEnabled", "Enabled");

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Mind =
                "Object Lock on an existing bucket is turned on in the console or by s3api, and cannot be turned off.",
            Cli =
                """aws s3api put-bucket-versioning --bucket NAME --versioning-configuration Status=Enabled && aws s3api put-object-lock-configuration --bucket NAME --object-lock-configuration '{"ObjectLockEnabled":"Enabled"}'""",
        };

    public override Verdict Check(Resource resource)
    {
        return Verdict.Of(
            resource["ObjectLockEnabled"].IsTrue & resource["ObjectLockConfiguration.ObjectLockEnabled"].Is("Enabled"),
            "Object Lock is on.",
            "ObjectLockEnabled must be true and ObjectLockConfiguration.ObjectLockEnabled be Enabled."
        );
    }

    public override EvidenceQuery Evidence => new([new("s3.amazonaws.com", "PutBucketObjectLockConfiguration")], []);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["s3-bucket-default-lock-enabled"],
            CdkNag = ["S3BucketDefaultLockEnabled"],
            Guard = ["S3_BUCKET_DEFAULT_LOCK_ENABLED", "CT.S3.PR.9"],
            Prowler = ["s3_bucket_object_lock"],
        };
}
