using Ringfence.Evidence.Engines;

namespace Ringfence.Evidence.Questions;

/// <summary>The SQL of <c>diff</c>.</summary>
internal static class DiffSql
{
    private static readonly string[] Things = ["principal", "model", "access_key", "address", "role"];
    private static readonly string[] Changes = ["%Policy%", "%Guardrail%", "%Logging%", "%Trail%", "%Entitlement%"];

    /// <param name="earlier">The day before, as a scope of a day.</param>
    public static string Text(Dialect dialect, Scope earlier, Scope later)
    {
        var name = dialect.Text("e.name");
        return "SELECT u.what AS what, u.value AS value, u.change AS change, u.calls AS calls FROM ("
            + string.Join(
                "\nUNION ALL\n",
                Things.SelectMany(thing =>
                    new[]
                    {
                        Only(dialect, thing, later, earlier, "b", "a", "added"),
                        Only(dialect, thing, earlier, later, "a", "b", "gone"),
                    }
                )
            )
            + $"""

                UNION ALL
                SELECT 'policy' AS what, c.change_of AS value, 'changed' AS change, count(*) AS calls
                FROM (SELECT coalesce({dialect.Text(
                    "e.source"
                )}, '') || ' ' || coalesce({name}, '') || coalesce(' ' || {dialect.Text("e.resource")}, '') AS change_of
                      FROM event e WHERE {During(dialect, "e", later, "b")} AND e.detail IS NOT NULL AND e.error IS NULL
                        AND ({string.Join(" OR ", Changes.Select(change => dialect.Like(name, change)))})) c
                GROUP BY c.change_of) u
                ORDER BY 1, 3, 2 {dialect.Page}
                """;
    }

    private static string Only(
        Dialect dialect,
        string thing,
        Scope day,
        Scope other,
        string dayName,
        string otherName,
        string change
    ) =>
        $"""
            SELECT '{thing}' AS what, {dialect.Text(
                $"e.{thing}"
            )} AS value, '{change}' AS change, count(*) AS calls FROM event e
            WHERE e.{thing} IS NOT NULL AND {During(dialect, "e", day, dayName)}
              AND e.{thing} NOT IN (SELECT x.{thing} FROM event x WHERE {During(
                dialect,
                "x",
                other,
                otherName
            )} AND x.{thing} IS NOT NULL)
            GROUP BY e.{thing}
            """;

    // Two spans in one statement: the names of their bounds differ.
    private static string During(Dialect dialect, string alias, Scope day, string name) =>
        dialect
            .During(alias, "event", day)
            .Replace(":from", $":{name}_from", StringComparison.Ordinal)
            .Replace(":to", $":{name}_to", StringComparison.Ordinal);
}
