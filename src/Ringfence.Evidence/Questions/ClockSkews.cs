using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Questions;

/// <summary>
/// How far AWS's clocks lie from the gateway's, estimated over the newest calls that a layer and the gateway both have: the median, which a few
/// late records do not move.
/// </summary>
internal static class ClockSkews
{
    // Enough for a median, and few enough to be asked with every question.
    private const int Newest = 400;

    // CloudTrail notes the second in which a request ended: half a second and a call's length are no skew. The invocation log notes a moment
    // of the call: within it nothing is known to be wrong.
    private static readonly (string Layer, string Table, string Skew)[] Layers =
    [
        ("CloudTrail", "event", "x.time + 500 - c.ended"),
        (
            "the invocation log",
            "invocation",
            "CASE WHEN x.time < c.time THEN x.time - c.time WHEN x.time > c.ended THEN x.time - c.ended ELSE 0 END"
        ),
    ];

    /// <summary>Layers with joined calls in the scope; positive where the layer's clock is ahead.</summary>
    public static IEnumerable<(string Layer, (long Milliseconds, int Calls) Skew)> Of(EvidenceStore store, Scope scope)
    {
        foreach (var (layer, table, skew) in Layers)
        {
            // One bound, so that the index's range ends there: without it every call is gone through where the layer has none.
            var newest = store.Scalar($"SELECT coalesce(max(time), -1) FROM {table}");
            if (newest < 0)
            {
                continue;
            }

            var rows = Query
                .Run(
                    store,
                    $"""
                    SELECT {skew} AS skew FROM (
                      SELECT g.id AS id, g.time AS time, coalesce(g.ended, g.time) AS ended FROM gateway_call g
                      WHERE g.time >= :from AND g.time < :to AND g.attempts IS NOT NULL
                      ORDER BY g.time DESC LIMIT {Newest}) c
                    CROSS JOIN attempt a ON a.call = c.id CROSS JOIN {table} x ON x.request_id = a.aws_request_id
                    {(table == "event" ? "AND x.model_call = 1 " : "")}WHERE x.time IS NOT NULL ORDER BY 1
                    """,
                    new Dictionary<string, object?>
                    {
                        ["from"] = scope.FromMilliseconds,
                        ["to"] = Math.Min(scope.ToMilliseconds, newest + 1),
                    }
                )
                .Rows;
            if (rows.Count > 0)
            {
                yield return (layer, ((long)rows[rows.Count / 2][0]!, rows.Count));
            }
        }
    }
}
