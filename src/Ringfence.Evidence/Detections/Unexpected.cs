using System.IO.Enumeration;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Detections;

/// <summary>What an organisation's own expectations do not allow: hours, models, regions.</summary>
public static class Unexpected
{
    // CloudTrail's calls, and the gateway's that CloudTrail does not have.
    private const string Calls = """
        SELECT e.time AS at, e.person, e.principal, e.address, e.name || ' ' || coalesce(e.model, '') AS what, e.request_id, e.model, e.region, e.inference_region, NULL AS team
        FROM event_v e WHERE e.model_call = 1 AND e.time >= :from AND e.time < :to
        UNION ALL
        SELECT c.time, c.person, c.principal, c.address, c.operation || ' ' || coalesce(c.model, ''), c.request_id, c.model, c.region, NULL, c.team
        FROM gateway_call_v c WHERE c.time >= :from AND c.time < :to AND c.attempts IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM attempt a JOIN event x ON x.request_id = a.aws_request_id WHERE a.call = c.id)
        ORDER BY at
        """;

    // The team that the gateway last knew a person in: max() takes its row's other columns along in SQLite.
    private const string Teams =
        "SELECT person, team, max(time) FROM gateway_call_v WHERE person IS NOT NULL AND team IS NOT NULL GROUP BY person";

    internal static IReadOnlyList<Detection> All { get; } =
    [
        new(
            "outside-hours",
            "Model calls outside the team's working hours",
            Severity.Low,
            "T1078.004",
            "164.308(a)(1)(ii)(D), CC7.2",
            "Somebody works late, a job runs as a person, or the credential is in other hands.",
            "timeline of that day",
            "",
            "the team's calendar (--expected): IANA time zone, days, hours, holidays; one finding a person and day of theirs"
        ),
        new(
            "unexpected-model",
            "A model that nobody expects",
            Severity.High,
            "T1078.004",
            "164.308(a)(4), CC6.1, CC8.1",
            "It was not approved for this data.",
            "who of that model; the approval",
            "",
            "models of --expected; * matches anything"
        ),
        new(
            "unexpected-region",
            "A region that nobody expects",
            Severity.High,
            "T1535",
            "164.308(b)(1), CC6.7",
            "Data was worked on where nobody looks, or where it must not be.",
            "who of that region; regions in the organization's policies",
            "",
            "regions of --expected, of the call and of the inference"
        ),
    ];

    /// <summary>Rows in the columns of <c>trail anomalies</c>.</summary>
    public static IReadOnlyList<object?[]> Find(EvidenceStore store, Expected expected, Severity least, Scope scope)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(scope);
        var calls = Query
            .Run(
                store,
                Calls,
                new Dictionary<string, object?> { ["from"] = scope.FromMilliseconds, ["to"] = scope.ToMilliseconds }
            )
            .Rows;
        var teams = Query
            .Run(store, Teams, new Dictionary<string, object?>())
            .Rows.ToDictionary(row => (string)row[0]!, row => (string)row[1]!, StringComparer.Ordinal);
        var found = new Dictionary<(string Detection, string Key), (object?[] First, long Count)>();
        foreach (var call in calls)
        {
            var time = DateTimeOffset.FromUnixTimeMilliseconds((long)call[0]!);
            var (person, model, region, inference) = (
                (string?)call[1],
                (string?)call[6],
                (string?)call[7],
                (string?)call[8]
            );
            if (
                expected.Of(person, (string?)call[9] ?? (person is null ? null : teams.GetValueOrDefault(person)))
                    is { } calendar
                && expected.HasCalendars
                && !calendar.IsWorking(time)
            )
            {
                Add(
                    "outside-hours",
                    $"{person ?? (string?)call[2]} {TimeZoneInfo.ConvertTime(time, calendar.Zone):yyyy-MM-dd}",
                    call
                );
            }

            if (expected.Models.Count > 0 && model is not null && !Matches(expected.Models, model))
            {
                Add("unexpected-model", $"{call[2]} {model}", call);
            }

            if (
                expected.Regions.Count > 0
                && (
                    (region is not null && !Matches(expected.Regions, region))
                    || (inference is not null && !Matches(expected.Regions, inference))
                )
            )
            {
                Add("unexpected-region", $"{call[2]} {inference ?? region}", call);
            }
        }

        return [.. All.Where(one => one.Severity >= least).SelectMany(one => Rows(one, found))];

        void Add(string detection, string key, object?[] call) =>
            found[(detection, key)] = found.TryGetValue((detection, key), out var known)
                ? (known.First, known.Count + 1)
                : (call, 1);
    }

    private static IEnumerable<object?[]> Rows(
        Detection detection,
        Dictionary<(string Detection, string Key), (object?[] First, long Count)> found
    ) =>
        found
            .Where(one => one.Key.Detection == detection.Id)
            .OrderBy(one => (long)one.Value.First[0]!)
            .Select(one =>
                Anomalies.Row(
                    detection,
                    [
                        Scope.Text(DateTimeOffset.FromUnixTimeMilliseconds((long)one.Value.First[0]!)),
                        one.Value.First[1],
                        one.Value.First[2],
                        one.Value.First[3],
                        detection.Id == "unexpected-region"
                            ? $"{one.Value.First[4]} in {one.Value.First[8] ?? one.Value.First[7]}"
                            : one.Value.First[4],
                        one.Value.Count,
                        one.Value.First[5],
                    ]
                )
            );

    private static bool Matches(IReadOnlyList<string> patterns, string value) =>
        patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, value));
}
