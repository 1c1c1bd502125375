using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudTrail;

internal sealed class TrailRecordsObjectAccess() : ResourceControl("AWS::CloudTrail::Trail")
{
    public override string Title => "Every read and write of an object is recorded";

    public override string Why =>
        "Who opened which document is answered by S3 data events alone; management events stop at the bucket.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> Requirements => ["ct-s3-data-events"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.AuditControls,
        Hipaa.WorkforceAuthorization,
        Soc2.CC7_2,
        Nist80053.AU_2,
        Nist80053.AU_3,
        Nist80053.AU_12,
        Iso27001.A_8_15,
    ];

    public override Construction Build =>
        Construction.Set(
            "EventSelectors",
            new JsonArray(
                new JsonObject
                {
                    ["ReadWriteType"] = "All",
                    ["IncludeManagementEvents"] = true,
                    ["DataResources"] = new JsonArray(
                        new JsonObject
                        {
                            ["Type"] = "AWS::S3::Object",
                            ["Values"] = new JsonArray(new JsonObject { ["Fn::Sub"] = "arn:${AWS::Partition}:s3" }),
                        }
                    ),
                }
            )
        );

    public override Verdict Check(Resource resource)
    {
        var events = new TrailEvents(resource);
        var all = events.RecordsAllData(Objects, reading: true) & events.RecordsAllData(Objects, reading: false);
        var some = events.RecordsSomeData(Objects, reading: true) & events.RecordsSomeData(Objects, reading: false);
        return all.IsYes ? Verdict.Pass("Reads and writes of every bucket's objects are recorded.")
            : some.IsNo
                ? Verdict
                    .Fail("No selector records both reads and writes of AWS::S3::Object; both must be.")
                    .At(resource["EventSelectors"])
            : Verdict
                .Unknown(
                    "Object reads and writes are recorded for some buckets only; those that hold protected data must be among them."
                )
                .At(resource["EventSelectors"]);
    }

    public override Fix? FixFor(Resource resource) =>
        resource["AdvancedEventSelectors"].IsMissing && resource["EventSelectors"].IsMissing
            ? new([.. Build.Sets])
            {
                Cli =
                    """aws cloudtrail put-event-selectors --trail-name NAME --event-selectors '[{"ReadWriteType":"All","IncludeManagementEvents":true,"DataResources":[{"Type":"AWS::S3::Object","Values":["arn:aws:s3"]}]}]'""",
            }
        : resource["AdvancedEventSelectors"].IsMissing
            ? new([new SetProperty("EventSelectors[]", Build.Sets[0].Value.AsArray()[0]!)])
        : new([
            new SetProperty(
                "AdvancedEventSelectors[]",
                new JsonObject
                {
                    ["Name"] = "Every object",
                    ["FieldSelectors"] = new JsonArray(
                        new JsonObject { ["Field"] = "eventCategory", ["Equals"] = new JsonArray("Data") },
                        new JsonObject { ["Field"] = "resources.type", ["Equals"] = new JsonArray(Objects) }
                    ),
                }
            ),
        ]);

    public override EvidenceQuery Evidence =>
        new(
            [new("cloudtrail.amazonaws.com", "PutEventSelectors")],
            [new("cloudtrail.amazonaws.com", "StopLogging"), new("cloudtrail.amazonaws.com", "DeleteTrail")]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["cloudtrail-s3-dataevents-enabled"],
            Guard = ["CLOUDTRAIL_S3_DATAEVENTS_ENABLED"],
            Prowler = ["cloudtrail_s3_dataevents_read_enabled", "cloudtrail_s3_dataevents_write_enabled"],
        };

    private const string Objects = "AWS::S3::Object";
}
