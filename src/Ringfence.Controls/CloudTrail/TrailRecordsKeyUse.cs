using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudTrail;

internal sealed class TrailRecordsKeyUse() : ResourceControl("AWS::CloudTrail::Trail")
{
    public override string Title => "Every use of a key is in the trail";

    public override string Why =>
        "Decrypt events show who read what is encrypted; a trail that leaves KMS out hides them.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["kms-use-audited"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [Hipaa.AuditControls, Soc2.CC7_2, Nist80053.AU_2, Nist80053.AU_12, Iso27001.A_8_15];

    public override Construction Build =>
        Construction.Set(
            "EventSelectors",
            new JsonArray(new JsonObject { ["ReadWriteType"] = "All", ["IncludeManagementEvents"] = true })
        );

    public override string AwsDefault =>
        "A trail without selectors records all management events (CloudTrail User Guide, \"Logging management events\").";

    public override Verdict Check(Resource resource)
    {
        var events = new TrailEvents(resource);
        return Verdict
            .Of(
                events.RecordsManagement(Kms, reading: true) & events.RecordsManagement(Kms, reading: false),
                "Management events of KMS are recorded.",
                "Management events of kms.amazonaws.com are excluded or half recorded; every selector of management events must keep them."
            )
            .At(resource["EventSelectors"]);
    }

    public override Fix? FixFor(Resource resource) => TrailEvents.RecordAllManagement(resource);

    public override EvidenceQuery Evidence =>
        new([new("cloudtrail.amazonaws.com", "PutEventSelectors")], [new("cloudtrail.amazonaws.com", "StopLogging")]);

    private const string Kms = "kms.amazonaws.com";
}
