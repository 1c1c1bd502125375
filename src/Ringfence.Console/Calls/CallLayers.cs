using Ringfence.Console.Live;
using Ringfence.Evidence.Questions;

namespace Ringfence.Console.Calls;

/// <summary>One call, a column a layer.</summary>
/// <param name="Id">Ringfence's request id, or AWS's where no gateway has the call.</param>
/// <param name="Team">The gateway's word; null where it has none.</param>
/// <param name="Columns">Gateway, CloudTrail, invocation log, in this order, whatever each has.</param>
public sealed record CallLayers(string Id, string? AwsRequestId, string? Team, IReadOnlyList<LayerColumn> Columns)
{
    private static readonly (string Name, string Title)[] Layers =
    [
        ("gateway", "Gateway ledger"),
        ("cloudtrail", "CloudTrail"),
        ("invocation-log", "Invocation log"),
    ];

    private static readonly string[] Told =
    [
        "time",
        "person",
        "team",
        "principal",
        "application",
        "address",
        "endpoint",
        "operation",
        "model",
        "outcome",
        "request_id",
        "input_tokens",
        "output_tokens",
        "record",
    ];

    internal static CallLayers? Of(Answer answer)
    {
        if (answer.Rows.Count == 0)
        {
            return null;
        }
        var at = answer
            .Columns.Select((name, index) => (name, index))
            .ToDictionary(pair => pair.name, pair => pair.index);
        var columns = new List<LayerColumn>();
        foreach (var (name, title) in Layers)
        {
            var row = answer.Rows.LastOrDefault(row => (string?)row[at["layer"]] == name);
            columns.Add(
                row is null
                    ? new(name, title, "absent", Absent(name), new Dictionary<string, string>())
                    : Column(name, title, row, at)
            );
        }
        var gateway = columns[0].Facts;
        return new(
            gateway.GetValueOrDefault("request_id")
                ?? columns[1].Facts.GetValueOrDefault("request_id")
                ?? columns[2].Facts["request_id"],
            columns[1].Facts.GetValueOrDefault("request_id") ?? columns[2].Facts.GetValueOrDefault("request_id"),
            gateway.GetValueOrDefault("team"),
            columns
        );
    }

    internal static CallLayers Of(LiveCall call)
    {
        var facts = new Dictionary<string, string>
        {
            ["time"] = call.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
            ["person"] = call.User,
            ["team"] = call.Team,
            ["application"] = call.Application,
            ["operation"] = call.Operation,
            ["model"] = call.Model,
            ["outcome"] = call.Outcome,
            ["request_id"] = call.RequestId,
        };
        const string Soon = "not read into the evidence store yet: seconds from now";
        return new(
            call.RequestId,
            call.AwsRequestId,
            call.Team,
            [
                new("gateway", Layers[0].Title, "unverified", "durable in the ledger; " + Soon, facts),
                new("cloudtrail", Layers[1].Title, "absent", Soon, new Dictionary<string, string>()),
                new("invocation-log", Layers[2].Title, "absent", Soon, new Dictionary<string, string>()),
            ]
        );
    }

    private static LayerColumn Column(string name, string title, object?[] row, Dictionary<string, int> at)
    {
        var mark = (string?)row[at[$"{name.Replace("-log", "", StringComparison.Ordinal)}_mark"]] ?? "absent";
        var facts = new Dictionary<string, string>();
        foreach (var fact in Told)
        {
            if (at.TryGetValue(fact, out var index) && row[index]?.ToString() is { Length: > 0 } text)
            {
                facts[fact] = text;
            }
        }
        if (name == "gateway" && facts.TryGetValue("outcome", out var outcome) && outcome == "None")
        {
            facts["outcome"] = "success";
        }
        return new(name, title, mark, Because(name, mark), facts);
    }

    private static string Because(string layer, string mark) =>
        (layer, mark) switch
        {
            ("gateway", "verified") => "Its ledger was verified as a whole, under its signed checkpoint.",
            ("gateway", "broken") => "Its ledger does not verify: it, or its proof, was altered.",
            ("cloudtrail", "verified") => "A signed digest of CloudTrail states the hash of the file it lies in.",
            ("cloudtrail", "broken") => "CloudTrail's digest states another hash of the file it lies in.",
            ("cloudtrail", _) => "No digest vouches for its file yet; AWS signs one an hour.",
            ("invocation-log", _) => "AWS signs no digest of invocation logs: trust rests on the bucket's Object Lock.",
            _ => "There is a record, and nothing proves yet that it was not changed.",
        };

    private static string Absent(string layer) =>
        layer switch
        {
            "gateway" => "No entry of the gateway explains this call.",
            "cloudtrail" =>
                "No delivered event has this request id: AWS delivers minutes after a call, and a refused call never reached it.",
            _ => "No delivered record has this request id: invocation logging is off, late, or no model saw the call.",
        };
}
