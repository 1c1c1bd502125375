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

    // A span counts when its digest is trusted and every log that it lists is in the store as listed.
    private static List<TimeSpanUtc> Digests(EvidenceStore store)
    {
        using var spans = new Statement(
            store.Database,
            """
            SELECT d.start, d.ended FROM digest d WHERE d.trusted = 1
              AND NOT EXISTS (SELECT 1 FROM digest_log l WHERE l.digest = d.id AND NOT EXISTS (SELECT 1 FROM file f WHERE f.sha256 = l.sha256))
            ORDER BY d.start
            """
        );
        return Merge(spans);
    }

    // A verified ledger holds every entry up to its checkpoint: complete from its first entry to its last.
    private static List<TimeSpanUtc> Ledgers(EvidenceStore store)
    {
        using var spans = new Statement(
            store.Database,
            """
            SELECT min(g.time), max(coalesce(g.ended, g.time)) FROM gateway_call g JOIN file f ON f.id = g.file
            WHERE f.mark = 1 GROUP BY g.ledger ORDER BY 1
            """
        );
        return Merge(spans);
    }

    private static List<TimeSpanUtc> Merge(Statement spans)
    {
        var merged = new List<TimeSpanUtc>();
        while (spans.Step())
        {
            var from = DateTimeOffset.FromUnixTimeMilliseconds(spans.Number(0));
            var to = DateTimeOffset.FromUnixTimeMilliseconds(spans.Number(1));
            if (merged.Count > 0 && from <= merged[^1].To)
            {
                merged[^1] = merged[^1] with { To = to > merged[^1].To ? to : merged[^1].To };
            }
            else
            {
                merged.Add(new(from, to));
            }
        }

        return merged;
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
