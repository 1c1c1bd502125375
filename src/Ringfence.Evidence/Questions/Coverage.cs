using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Questions;

/// <summary>For which hours each layer is proven complete: only a signature over everything of a span proves that nothing of it is missing.</summary>
internal static class Coverage
{
    public static IReadOnlyDictionary<string, IReadOnlyList<TimeSpanUtc>> Of(EvidenceStore store, Scope scope) =>
        new Dictionary<string, IReadOnlyList<TimeSpanUtc>>
        {
            ["gateway"] = Clip(Ledgers(store), scope),
            ["cloudtrail"] = Clip(Digests(store), scope),

            // AWS signs nothing over these.
            ["invocation-log"] = [],
            ["access"] = [],
        };

    // A span counts when its digest is trusted and every log that it lists is in the store as listed; and an hour counts when it does in
    // every account and region of which there are digests or log files: one region's digests say nothing of another's.
    private static List<TimeSpanUtc> Digests(EvidenceStore store)
    {
        var places = new Dictionary<string, List<TimeSpanUtc>>(StringComparer.Ordinal);
        using (
            var logs = new Statement(
                store.Database,
                "SELECT DISTINCT substr(name, 1, instr(name, '_20') - 1) FROM file WHERE name GLOB '[0-9]*_CloudTrail_*_20*'"
            )
        )
        {
            while (logs.Step())
            {
                places[logs.Text(0)!.Replace("_CloudTrail_", " ", StringComparison.Ordinal)] = [];
            }
        }

        using var spans = new Statement(
            store.Database,
            """
            SELECT d.object, d.start, d.ended FROM digest d WHERE d.trusted = 1
              AND NOT EXISTS (SELECT 1 FROM digest_log l WHERE l.digest = d.id AND NOT EXISTS (SELECT 1 FROM file f WHERE f.sha256 = l.sha256))
            ORDER BY d.start
            """
        );
        while (spans.Step())
        {
            var name = DigestName.Parse(Path.GetFileName(spans.Text(0)!));
            var place = name is null ? "" : $"{name.Account} {name.Region}";
            if (!places.TryGetValue(place, out var of))
            {
                places[place] = of = [];
            }

            of.Add(
                new(
                    DateTimeOffset.FromUnixTimeMilliseconds(spans.Number(1)),
                    DateTimeOffset.FromUnixTimeMilliseconds(spans.Number(2))
                )
            );
        }

        return places.Count == 0 ? [] : places.Values.Select(Spans.Merge).Aggregate(Spans.Intersect);
    }

    // A verified ledger holds every entry up to its checkpoint: complete from its first entry to its last. Of when calls ended those that
    // began in its last ten minutes are asked, so that no index is read from end to end: one that took longer makes the hours told fewer.
    private static List<TimeSpanUtc> Ledgers(EvidenceStore store)
    {
        using var spans = new Statement(
            store.Database,
            """
            SELECT c.first, (SELECT max(coalesce(g.ended, g.time)) FROM gateway_call g WHERE g.file = c.file AND g.time >= c.last - 600000)
            FROM (SELECT f.id AS file, (SELECT min(g.time) FROM gateway_call g WHERE g.file = f.id) AS first,
                (SELECT max(g.time) FROM gateway_call g WHERE g.file = f.id) AS last
              FROM file f WHERE f.mark = 1 AND f.name = 'ledger' AND f.sha256 = '') c
            WHERE c.first IS NOT NULL
            """
        );
        return Merge(spans);
    }

    private static List<TimeSpanUtc> Merge(Statement spans)
    {
        var found = new List<TimeSpanUtc>();
        while (spans.Step())
        {
            found.Add(
                new(
                    DateTimeOffset.FromUnixTimeMilliseconds(spans.Number(0)),
                    DateTimeOffset.FromUnixTimeMilliseconds(spans.Number(1))
                )
            );
        }

        return Spans.Merge(found);
    }

    private static List<TimeSpanUtc> Clip(List<TimeSpanUtc> spans, Scope scope) =>
        [
            .. spans
                .Select(span => new TimeSpanUtc(
                    scope.From is { } from && from > span.From ? from : span.From,
                    scope.To is { } to && to < span.To ? to : span.To
                ))
                .Where(span => span.From < span.To),
        ];
}
