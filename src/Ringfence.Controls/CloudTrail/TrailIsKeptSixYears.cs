using System.Text.Json.Nodes;
using Ringfence.Controls.Bedrock;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudTrail;

internal sealed class TrailIsKeptSixYears()
    : ResourceControl("AWS::CloudTrail::Trail", "AWS::CloudTrail::EventDataStore")
{
    public override string Title => "Audit logs are kept six years, in cold storage after ninety days";

    public override string Why =>
        "45 CFR 164.316(b)(2)(i) asks six years for documentation; applying it to audit logs is policy, and what investigators expect.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["ct-retention-6y"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.DocumentRetention,
        Hipaa.AuditControls,
        Soc2.CC7_2,
        Soc2.C1_2,
        Nist80053.AU_11,
        Nist80053.SI_12,
        Iso27001.A_5_33,
        Iso27001.A_8_15,
    ];

    public override Construction Build => Construction.By("AuditTrail");

    public override Verdict Check(Resource resource)
    {
        var least = resource.Estate.Expectations.RetentionDays;
        if (resource.Type == "AWS::CloudTrail::EventDataStore")
        {
            var period = resource["RetentionPeriod"];

            // Without a period, extendable pricing keeps 366 days and the other 2557 (CreateEventDataStore).
            return Verdict.Property("RetentionPeriod", period, period.AtLeast(least), $"at least {least} days");
        }

        return TrailBucket.Judge(
            resource,
            bucket =>
            {
                var (expiry, cold) = (LogBucket.Expiry(bucket), LogBucket.GrowsCold(bucket));
                var kept = expiry.IsMissing ? Truth.Yes : expiry.AtLeast(least);
                return Verdict
                    .Of(
                        kept & cold,
                        $"The bucket {bucket.LogicalId} keeps its objects {(expiry.IsMissing ? "without end" : $"{expiry} days")}, in cold storage after a while.",
                        kept.IsNo
                            ? $"The bucket {bucket.LogicalId} deletes objects after {expiry} days; they must be kept {least}."
                            : $"The bucket {bucket.LogicalId} keeps its objects but never moves them to GLACIER or DEEP_ARCHIVE: six years of logs at full price get deleted by somebody."
                    )
                    .At(bucket["LifecycleConfiguration"]);
            }
        );
    }

    public override Fix? FixFor(Resource resource) =>
        resource.Type == "AWS::CloudTrail::EventDataStore"
            ? new([new SetProperty("RetentionPeriod", 2557)])
            {
                Cli = "aws cloudtrail update-event-data-store --event-data-store ARN --retention-period 2557",
            }
        : TrailBucket.Of(resource) is { } bucket
        && bucket.Template == resource.Template
        && bucket["LifecycleConfiguration"].IsMissing
            ? new([
                new SetProperty(
                    "LifecycleConfiguration.Rules[]",
                    new JsonObject
                    {
                        ["Id"] = "ColdAfterNinetyDays",
                        ["Status"] = "Enabled",
                        ["Transitions"] = new JsonArray(
                            new JsonObject { ["StorageClass"] = "DEEP_ARCHIVE", ["TransitionInDays"] = 90 }
                        ),
                    }
                )
                {
                    On = bucket.LogicalId,
                },
            ])
            {
                Cli =
                    """aws s3api put-bucket-lifecycle-configuration --bucket BUCKET --lifecycle-configuration '{"Rules":[{"ID":"ColdAfterNinetyDays","Status":"Enabled","Filter":{},"Transitions":[{"StorageClass":"DEEP_ARCHIVE","Days":90}]}]}'""",
            }
        : null;

    public override EvidenceQuery Evidence =>
        new([new("s3.amazonaws.com", "PutBucketLifecycle")], [new("s3.amazonaws.com", "DeleteBucketLifecycle")]);
}
