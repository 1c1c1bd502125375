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
            FROM event b WHERE {dialect.Is($"b.{column}", ColumnKind.Word, ":value")} AND {dialect.During(
                "b",
                "event",
                scope
            )}
            GROUP BY b.source, b.name, b.resource, b.model
            ORDER BY 5 DESC, 1 NULLS FIRST, 2 NULLS FIRST, 3 NULLS FIRST, 4 NULLS FIRST {dialect.Page}
            """;
}
