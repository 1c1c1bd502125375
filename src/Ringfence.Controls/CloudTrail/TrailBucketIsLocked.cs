using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudTrail;

internal sealed class TrailBucketIsLocked() : ResourceControl("AWS::CloudTrail::Trail")
{
    public override string Title => "Nobody can alter or delete the audit log before its time";

    public override string Why =>
        "An intruder's last step is to delete the log. Object Lock in compliance mode binds the root user too.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> Requirements => ["ct-bucket-object-lock"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.Integrity,
        Hipaa.AuditControls,
        Hipaa.DocumentRetention,
        Soc2.CC7_2,
        Soc2.PI1_5,
        Nist80053.AU_9,
        Nist80053.AU_9_2,
        Nist80053.AU_10,
        Nist80053.AU_11,
        Iso27001.A_8_15,
        Iso27001.A_5_33,
    ];

    public override Construction Build => Construction.By("AuditTrail");

    public override Verdict Check(Resource resource)
    {
        return TrailBucket.Judge(
            resource,
            bucket =>
            {
                var retention = bucket["ObjectLockConfiguration.Rule.DefaultRetention"];
                var (mode, days, years) = (retention["Mode"], retention["Days"], retention["Years"]);
                var least = resource.Estate.Expectations.RetentionDays;
                return Verdict
                    .Of(
                        bucket["ObjectLockEnabled"].IsTrue
                            & mode.Is("COMPLIANCE")
                            & (days.AtLeast(least) | years.AtLeast(Math.Ceiling(least / 365.25m))),
                        $"The bucket {bucket.LogicalId} is locked in compliance mode for {(years.IsMissing ? $"{days} days" : $"{years} years")}.",
                        $"The bucket {bucket.LogicalId} is not locked for the audit period: ObjectLockEnabled {bucket["ObjectLockEnabled"]}, mode {mode}, days {days}, years {years}; it must be locked in COMPLIANCE mode for {least} days."
                    )
                    .At(retention);
            }
        );
    }

    public override Fix? FixFor(Resource resource) =>
        TrailBucket.Of(resource) is { } bucket && bucket.Template == resource.Template
            ? new([
                new SetProperty("ObjectLockEnabled", true) { On = bucket.LogicalId },
                new SetProperty(
                    "ObjectLockConfiguration",
                    new JsonObject
                    {
                        ["ObjectLockEnabled"] = "Enabled",
                        ["Rule"] = new JsonObject
                        {
                            ["DefaultRetention"] = new JsonObject { ["Mode"] = "COMPLIANCE", ["Years"] = 7 },
                        },
                    }
                )
                {
                    On = bucket.LogicalId,
                },
                new SetProperty("VersioningConfiguration.Status", "Enabled") { On = bucket.LogicalId },
            ])
            {
                Mind =
                    "Object Lock on a bucket that exists is turned on by the API, not by an update; in compliance mode nobody can shorten it.",
                Cli =
                    """aws s3api put-bucket-versioning --bucket BUCKET --versioning-configuration Status=Enabled && aws s3api put-object-lock-configuration --bucket BUCKET --object-lock-configuration '{"ObjectLockEnabled":"Enabled","Rule":{"DefaultRetention":{"Mode":"COMPLIANCE","Years":7}}}'""",
            }
            : null;

    public override EvidenceQuery Evidence =>
        new([new("s3.amazonaws.com", "PutBucketObjectLockConfiguration")], [new("s3.amazonaws.com", "DeleteBucket")]);
}
