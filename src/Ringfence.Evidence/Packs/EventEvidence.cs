using Ringfence.Controls;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Packs;

/// <summary>The events of a period that uphold or break a control.</summary>
internal sealed class EventEvidence(EvidenceStore store, PackRequest request, Exhibits exhibits)
{
    private static readonly string[] Columns =
    [
        "event_id",
        "time",
        "event",
        "account",
        "region",
        "person",
        "principal",
        "address",
        "resource",
        "request_id",
        "request_parameters",
        "log_file",
        "log_sha256",
        "log_mark",
    ];

    // A refused call changed nothing.
    private const string Sql = """
        SELECT e.event_id, e.time AS time, e.source || ' ' || e.name AS event, e.account, e.region, e.person, e.principal, e.address, e.resource, e.request_id,
          e.detail, f.name AS log_file, f.sha256, CASE f.mark WHEN 1 THEN 'verified' WHEN 2 THEN 'broken' ELSE 'unverified' END AS mark, e.identity
        FROM event_v e LEFT JOIN file f ON f.id = e.file
        WHERE e.source = :source AND e.name = :name AND e.error IS NULL AND e.time >= :from AND e.time < :to ORDER BY e.time, e.event_id
        """;

    /// <summary>Grounds from the control's own event patterns; none where it has none.</summary>
    /// <param name="trail">How complete CloudTrail is.</param>
    public IEnumerable<Ground> Of(Control control, LayerHours trail)
    {
        var evidence = control.Evidence;
        if (evidence.Upholds.Count + evidence.Breaks.Count == 0)
        {
            yield break;
        }

        foreach (var ground in evidence.Breaks.SelectMany(pattern => Found(pattern, Effect.Breaks)))
        {
            yield return ground;
        }

        foreach (var ground in evidence.Upholds.SelectMany(pattern => Found(pattern, Effect.Upholds)))
        {
            yield return ground;
        }

        if (!trail.Complete && evidence.Breaks.Count > 0)
        {
            yield return new(
                Effect.Doubts,
                $"An event that breaks it may be missing: CloudTrail is not proven complete ({trail.Why})."
            );
        }
        else if (evidence.Breaks.Count > 0)
        {
            yield return new(
                Effect.Notes,
                $"CloudTrail is proven complete over the period: what is not listed here of {string.Join(", ", evidence.Breaks.Select(Text).Distinct())} did not happen."
            );
        }
    }

    private IEnumerable<Ground> Found(EventPattern pattern, Effect effect)
    {
        var parameters = new Dictionary<string, object?>
        {
            ["source"] = pattern.Source,
            ["name"] = pattern.Name,
            ["from"] = request.From.ToUnixTimeMilliseconds(),
            ["to"] = request.To.ToUnixTimeMilliseconds(),
        };
        var matching = new List<string[]>();
        var undecided = new List<string[]>();
        var altered = false;
        long total = 0;
        foreach (var row in Query.Run(store, Sql, parameters).Rows)
        {
            var match = EventMatch.Matches(pattern, (string?)row[10], (string?)row[14]);
            if (match == false)
            {
                continue;
            }

            total++;
            altered |= match == true && (string?)row[13] == "broken";
            var rows = match is null ? undecided : matching;
            if (rows.Count < Exhibit.MostRows)
            {
                rows.Add([.. row[..14].Select(Cell.Text)]);
            }
        }

        if (matching.Count > 0)
        {
            var exhibit = Add(pattern, matching, total - undecided.Count, "");
            var times = matching.Count == 1 ? $"on {matching[0][1]}" : $"from {matching[0][1]} to {matching[^1][1]}";
            yield return new(
                effect,
                $"{Count(total - undecided.Count)} {Text(pattern)} {times}.{(altered ? " A log file of them was altered after delivery." : "")}",
                exhibit
            );
            if (altered && effect == Effect.Upholds)
            {
                yield return new(Effect.Doubts, "A log file that shows it was altered after delivery.", exhibit);
            }
        }

        if (undecided.Count > 0)
        {
            yield return new(
                Effect.Doubts,
                $"{Count(undecided.Count)} {pattern.Source} {pattern.Name} whose parameters the store does not keep: whether {(effect == Effect.Breaks ? "they break" : "they uphold")} it cannot be told.",
                Add(pattern, undecided, undecided.Count, ", parameters not kept")
            );
        }
    }

    private Exhibit Add(EventPattern pattern, IReadOnlyList<string[]> rows, long total, string more) =>
        exhibits.Add(
            $"event {Text(pattern)}{more}",
            $"CloudTrail events {Text(pattern)}{more}",
            $"events of {pattern.Source} named {pattern.Name} without an error, within the period{string.Concat(pattern.Where.Select(where => $", {where.Key} {(where.Value is null ? "absent" : $"= {where.Value}")}"))}",
            Columns,
            rows,
            total
        );

    private static string Count(long count) => count == 1 ? "1 event" : $"{count} events";

    private static string Text(EventPattern pattern) =>
        pattern.Where.Count == 0
            ? pattern.Name
            : $"{pattern.Name} ({string.Join(", ", pattern.Where.Select(where => $"{where.Key[(where.Key.LastIndexOf('.') + 1)..]} {where.Value ?? "absent"}"))})";
}
