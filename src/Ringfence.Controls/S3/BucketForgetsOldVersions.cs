using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.S3;

internal sealed class BucketForgetsOldVersions() : ResourceControl("AWS::S3::Bucket")
{
    public override string Title => "Versions of a bucket are not kept for ever";

    public override string Why =>
        "What nobody needs and nobody deletes is a store of personal data without an owner, and a cost.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.Disposal, Gdpr.StorageLimitation, Soc2.C1_2, Nist80053.SI_12, Iso27001.A_8_10];

    public override Construction Build =>
        Construction.Set(
            "LifecycleConfiguration",
            new JsonObject
            {
                ["Rules"] = new JsonArray(
                    new JsonObject
                    {
                        ["Id"] = "old-versions",
                        ["Status"] = "Enabled",
                        ["NoncurrentVersionExpiration"] = new JsonObject { ["NoncurrentDays"] = 2192 },
                        ["AbortIncompleteMultipartUpload"] = new JsonObject { ["DaysAfterInitiation"] = 7 },
                    }
                ),
            }
        );

    public override Fix? FixFor(Resource resource) =>
        resource["LifecycleConfiguration.Rules"].IsMissing
            ? new([.. Build.Sets])
            {
                Cli =
                    """aws s3api put-bucket-lifecycle-configuration --bucket NAME --lifecycle-configuration '{"Rules":[{"ID":"old-versions","Status":"Enabled","Filter":{},"NoncurrentVersionExpiration":{"NoncurrentDays":2192},"AbortIncompleteMultipartUpload":{"DaysAfterInitiation":7}}]}'""",
            }
            : new([new SetProperty("LifecycleConfiguration.Rules[]", Build.Sets[0].Value["Rules"]![0]!.DeepClone())]);

    public override Verdict Check(Resource resource)
    {
        var rules = resource["LifecycleConfiguration.Rules"];
        return Verdict
            .Of(
                rules.IsUnresolved
                    ? Truth.Unknown
                    : Truth.Any(rules.Items, rule => rule.IsUnresolved ? Truth.Unknown : rule["Status"].Is("Enabled")),
                "A lifecycle rule is enabled.",
                "LifecycleConfiguration must have a rule whose Status is Enabled."
            )
            .At(resource["LifecycleConfiguration"]);
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["s3-lifecycle-policy-check", "s3-version-lifecycle-policy-check"],
            Guard = ["CT.S3.PR.3", "CT.S3.PR.6"],
            Checkov = ["CKV2_AWS_61"],
            Prowler = ["s3_bucket_lifecycle_enabled"],
        };
}
