using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudTrail;

internal sealed class TrailRecordsModelCalls() : ResourceControl("AWS::CloudTrail::Trail")
{
    public override string Title => "Model calls are in the trail: reading management events, Bedrock not left out";

    public override string Why =>
        "InvokeModel and Converse are read-only management events: a trail of writes alone never records a model call.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["ct-bedrock-events"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.AuditControls,
        Hipaa.UniqueUser,
        Soc2.CC7_2,
        Nist80053.AU_2,
        Nist80053.AU_3,
        Nist80053.AU_12,
        Iso27001.A_8_15,
    ];

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
        var calls =
            events.RecordsManagement("bedrock.amazonaws.com", reading: true)
            & events.RecordsManagement("bedrock-runtime.amazonaws.com", reading: true);
        var missing = DataOf
            .Where(pair =>
                resource.Estate.OfType(pair.Used).Count > 0 && events.RecordsSomeData(pair.Recorded, reading: true).IsNo
            )
            .Select(pair => pair.Recorded)
            .Distinct()
            .ToList();
        if (calls.IsYes && missing.Count > 0)
        {
            return Verdict
                .Fail(
                    $"Management events are recorded, but no data events of {string.Join(", ", missing)}, which this estate uses."
                )
                .At(resource["AdvancedEventSelectors"]);
        }

        return Verdict
            .Of(
                calls,
                "Reading management events are recorded, Bedrock's among them.",
                "No selector records reading management events of Bedrock; ReadWriteType must be All (or readOnly unselected) and Bedrock not excluded."
            )
            .At(resource["EventSelectors"]);
    }

    public override Fix? FixFor(Resource resource) => TrailEvents.RecordAllManagement(resource);

    public override EvidenceQuery Evidence =>
        new(
            [new("cloudtrail.amazonaws.com", "PutEventSelectors")],
            [new("cloudtrail.amazonaws.com", "StopLogging"), new("cloudtrail.amazonaws.com", "DeleteTrail")]
        );

    // Data events that exist only where the resource does. CloudTrail User Guide, "Logging data events".
    private static readonly (string Used, string Recorded)[] DataOf =
    [
        ("AWS::Bedrock::AgentAlias", "AWS::Bedrock::AgentAlias"),
        ("AWS::Bedrock::Agent", "AWS::Bedrock::AgentAlias"),
        ("AWS::Bedrock::KnowledgeBase", "AWS::Bedrock::KnowledgeBase"),
        ("AWS::Bedrock::FlowAlias", "AWS::Bedrock::FlowAlias"),
        ("AWS::Bedrock::Guardrail", "AWS::Bedrock::Guardrail"),
    ];
}
