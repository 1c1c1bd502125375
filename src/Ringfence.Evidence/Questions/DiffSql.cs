namespace Ringfence.Evidence.Questions;

/// <summary>The SQL of <c>diff</c>.</summary>
internal static class DiffSql
{
    private static readonly string[] Things = ["principal", "model", "access_key", "address", "role"];

    public static string Text =>
        string.Join(
            "\nUNION ALL\n",
            Things.SelectMany(thing => new[] { Only(thing, ":b", ":a", "added"), Only(thing, ":a", ":b", "gone") })
        )
        + """

            UNION ALL
            SELECT 'policy', coalesce(source, '') || ' ' || coalesce(name, '') || coalesce(' ' || resource, ''), 'changed', count(*) FROM event_v
            WHERE time >= :b AND time < :b + :day AND detail IS NOT NULL AND error IS NULL
              AND (name LIKE '%Policy%' OR name LIKE '%Guardrail%' OR name LIKE '%Logging%' OR name LIKE '%Trail%' OR name LIKE '%Entitlement%')
            GROUP BY 2
            ORDER BY 1, 3, 2 LIMIT :limit OFFSET :offset
            """;

    private static string Only(string thing, string day, string other, string change) =>
        $"""
            SELECT '{thing}' AS what, w.value AS value, '{change}' AS change, count(*) AS calls FROM event e JOIN word w ON w.id = e.{thing}
            WHERE e.time >= {day} AND e.time < {day} + :day
              AND e.{thing} NOT IN (SELECT x.{thing} FROM event x WHERE x.time >= {other} AND x.time < {other} + :day AND x.{thing} IS NOT NULL)
            GROUP BY e.{thing}
            """;
}
