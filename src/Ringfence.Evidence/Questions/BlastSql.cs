using Ringfence.Evidence.Engines;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Questions;

/// <summary>The SQL of <c>blast</c>.</summary>
internal static class BlastSql
{
    public static string Text(Dialect dialect, string column, Scope scope) =>
        $"""
            SELECT {dialect.Text("b.source")} AS source, {dialect.Text("b.name")} AS operation, {dialect.Text(
                "b.resource"
            )} AS resource, {dialect.Text("b.model")} AS model, count(*) AS calls,
              sum(CASE WHEN b.error IS NOT NULL THEN 1 ELSE 0 END) AS refused, min(b.time) AS "first", max(b.time) AS "last", count(DISTINCT b.address) AS addresses
            FROM ({Touched(dialect, column, "resource", scope)}
              UNION ALL {Touched(dialect, column, "copied_from", scope)} AND t.copied_from IS NOT NULL) b
            GROUP BY b.source, b.name, b.resource, b.model
            ORDER BY 5 DESC, 1 NULLS FIRST, 2 NULLS FIRST, 3 NULLS FIRST, 4 NULLS FIRST {dialect.Page}
            """;

    // A copy touches two objects: the one that it makes, and the one that it reads.
    private static string Touched(Dialect dialect, string column, string resource, Scope scope) =>
        $"SELECT t.source AS source, t.name AS name, t.{resource} AS resource, t.model AS model, t.error AS error, t.time AS time, t.address AS address FROM event t WHERE {dialect.Is($"t.{column}", ColumnKind.Word, ":value")} AND {dialect.During("t", "event", scope)}";

    /// <summary>The same for every credential, principal, person and role together, for an engine's view: no page, no order.</summary>
    public static string OfEach()
    {
        var who = string.Join(", ", Ask.BlastColumns.Select(column => $"b.{column}"));
        return $"""
            SELECT {string.Join(
                ", ",
                Ask.BlastColumns.Select(column => $"b.{column} AS {column}")
            )}, b.source AS source, b.name AS operation, b.resource AS resource, b.model AS model, count(*) AS calls,
              sum(CASE WHEN b.error IS NOT NULL THEN 1 ELSE 0 END) AS refused, min(b.time) AS "first", max(b.time) AS "last", count(DISTINCT b.address) AS addresses
            FROM ({Each("resource")} UNION ALL {Each("copied_from")} WHERE t.copied_from IS NOT NULL) b
            GROUP BY {who}, b.source, b.name, b.resource, b.model
            """;

        static string Each(string resource) =>
            $"SELECT {string.Join(", ", Ask.BlastColumns.Select(column => $"t.{column} AS {column}"))}, t.source AS source, t.name AS name, t.{resource} AS resource, t.model AS model, t.error AS error, t.time AS time, t.address AS address FROM event t";
    }
}
