using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.S3;

internal sealed class DocumentsAreLocked() : ResourceControl("AWS::S3::Bucket")
{
    public override string Title => "Every stored document is kept for a time that nobody can shorten";

    public override string Why => "A lock without a default retention locks only what its writer thinks to lock.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> ToldBy => ["bucket-has-object-lock"];

    public override IReadOnlyList<string> Requirements => ["s3-object-lock-documents"];

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
        Construction
            .Set("ObjectLockEnabled", true)
            .And(
                "ObjectLockConfiguration",
                new JsonObject
                {
                    ["ObjectLockEnabled"] = "Enabled",
                    ["Rule"] = new JsonObject
                    {
                        ["DefaultRetention"] = new JsonObject { ["Mode"] = "COMPLIANCE", ["Years"] = 6 },
                    },
                }
            );

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Mind =
                "In COMPLIANCE mode nobody can delete an object before its time; personal data that must be erased on request needs GOVERNANCE mode.",
            Cli =
                """aws s3api put-bucket-versioning --bucket NAME --versioning-configuration Status=Enabled && aws s3api put-object-lock-configuration --bucket NAME --object-lock-configuration '{"ObjectLockEnabled":"Enabled","Rule":{"DefaultRetention":{"Mode":"COMPLIANCE","Years":6}}}'""",
        };

    public override Verdict Check(Resource resource)
    {
        if (BucketRoles.TakesAccessLogs(resource))
        {
            // Amazon S3 User Guide, "Enabling Amazon S3 server access logging": no default retention on such a bucket.
            return Verdict.NotApplicable(
                "Server access logs are delivered to it, which a default retention would stop."
            );
        }

        if (BucketRoles.HoldsOtherData(resource))
        {
            return Verdict.NotApplicable("Its tag data-classification says that it holds no protected data.");
        }

        var retention = resource["ObjectLockConfiguration.Rule.DefaultRetention"];
        return Verdict
            .Of(
                resource["ObjectLockEnabled"].IsTrue
                    & retention["Mode"].IsOneOf("GOVERNANCE", "COMPLIANCE")
                    & (retention["Days"].AtLeast(1) | retention["Years"].AtLeast(1)),
                "Object Lock is on with a default retention.",
                "ObjectLockEnabled must be true and ObjectLockConfiguration.Rule.DefaultRetention have a Mode and Days or Years."
            )
            .At(resource["ObjectLockConfiguration"]);
    }
}
