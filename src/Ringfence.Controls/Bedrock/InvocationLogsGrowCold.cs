using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Bedrock;

internal sealed class InvocationLogsGrowCold()
    : EstateControl("AWS::S3::Bucket", "Custom::AWS", "Ringfence::Bedrock::InvocationLogging")
{
    public override string Title => "Old records of model calls move to cold storage";

    public override string Why => "Records that large are kept for years only if keeping them is cheap.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<string> Requirements => ["bedrock-invocation-retention"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.DocumentRetention,
            Hipaa.AuditControls,
            Soc2.CC7_2,
            Soc2.C1_2,
            Nist80053.AU_11,
            Nist80053.SI_12,
            Iso27001.A_5_33,
        ];

    public override Construction Build => Construction.By("EvidenceStore");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        InvocationLog.EachBucket(estate, "whether old records move to Glacier cannot be told.", Judge);

    public override Fix? FixFor(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource.Type != "AWS::S3::Bucket"
            ? null
            : new Fix([
                new SetProperty(
                    "LifecycleConfiguration.Rules[Id=cold].Transitions",
                    new JsonArray(new JsonObject { ["StorageClass"] = "GLACIER", ["TransitionInDays"] = 90 })
                ),
                new SetProperty("LifecycleConfiguration.Rules[Id=cold].Status", "Enabled"),
            ])
            {
                Mind = "Reading a record older than 90 days takes minutes to hours, and is charged.",
                Cli = resource["LifecycleConfiguration"].IsMissing
                    ? """aws s3api put-bucket-lifecycle-configuration --bucket NAME --lifecycle-configuration '{"Rules":[{"ID":"cold","Status":"Enabled","Filter":{},"Transitions":[{"StorageClass":"GLACIER","Days":90}]}]}'"""
                    : null,
            };
    }

    private static Verdict Judge(Resource bucket) =>
        Verdict.Of(
            LogBucket.GrowsCold(bucket),
            "Old records move to Glacier.",
            "No lifecycle rule moves old records to Glacier; add a transition after 90 days."
        );
}
