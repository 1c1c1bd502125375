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
                FROM (SELECT {Changed(dialect)} AS change_of FROM event e WHERE {During(
                    dialect,
                    "e",
                    later,
                    "b"
                )} AND {IsChange(dialect)}) c
                GROUP BY c.change_of) u
                ORDER BY 1, 3, 2 {dialect.Page}
                """;
    }

    /// <summary>Every day against the one before, for an engine's view: no page, no order.</summary>
    public static string OfEachDay(Dialect dialect)
    {
        var day = dialect.Divided("e.time", "86400000");
        var seen = string.Join(
            "\nUNION ALL ",
            Things.Select(thing =>
                $"SELECT '{thing}' AS what, e.{thing} AS value, {day} AS number, count(*) AS calls FROM event e WHERE e.{thing} IS NOT NULL AND e.time IS NOT NULL GROUP BY e.{thing}, {day}"
            )
        );
        return $"""
            WITH seen AS ({seen}),
            changed AS (SELECT {Changed(dialect)} AS value, {day} AS number FROM event e WHERE e.time IS NOT NULL AND {IsChange(
                dialect
            )})
            SELECT {dialect.Day("u.number * 86400000")} AS day, u.what AS what, u.value AS value, u.change AS change, u.calls AS calls FROM (
              SELECT s.number AS number, s.what AS what, s.value AS value, 'added' AS change, s.calls AS calls
              FROM seen s LEFT JOIN (SELECT what, value, number + 1 AS number FROM seen) b ON b.what = s.what AND b.value = s.value AND b.number = s.number WHERE b.what IS NULL
              UNION ALL
              SELECT s.number AS number, s.what AS what, s.value AS value, 'gone' AS change, s.calls AS calls
              FROM (SELECT what, value, number + 1 AS number, calls FROM seen) s LEFT JOIN seen a ON a.what = s.what AND a.value = s.value AND a.number = s.number WHERE a.what IS NULL
              UNION ALL
              SELECT c.number AS number, 'policy' AS what, c.value AS value, 'changed' AS change, count(*) AS calls FROM changed c GROUP BY c.number, c.value) u
            """;
    }

    private static string Changed(Dialect dialect) =>
        $"coalesce({dialect.Text("e.source")}, '') || ' ' || coalesce({dialect.Text("e.name")}, '') || coalesce(' ' || {dialect.Text("e.resource")}, '')";

    private static string IsChange(Dialect dialect) =>
        $"e.detail IS NOT NULL AND e.error IS NULL AND ({string.Join(" OR ", Changes.Select(change => dialect.Like(dialect.Text("e.name"), change)))})";

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
