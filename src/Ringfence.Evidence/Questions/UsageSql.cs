using Ringfence.Evidence.Engines;

namespace Ringfence.Evidence.Questions;

/// <summary>The SQL of <c>usage</c>: the gateway's counts, and CloudTrail's for what went around it.</summary>
internal static class UsageSql
{
    public static string Text(Dialect dialect, Scope scope, bool paged = true) =>
        $"""
            SELECT x.day AS day, x.team AS team, x.model AS model, count(*) AS calls, sum(x.input) AS input_tokens, sum(x.output) AS output_tokens FROM (
              SELECT {dialect.Day("g.time")} AS day, coalesce({dialect.Text("g.team")}, '(none)') AS team,
                coalesce({dialect.Text(
                "g.model"
            )}, '(none)') AS model, g.input_tokens AS input, g.output_tokens AS output
              FROM gateway_call g WHERE g.time IS NOT NULL AND {dialect.During(
                "g",
                "gateway_call",
                scope
            )} AND g.attempts IS NOT NULL
              UNION ALL
              SELECT {dialect.Day("e.time")} AS day, '(around the gateway)' AS team, coalesce({dialect.Text(
                "e.model"
            )}, '(none)') AS model, e.input_tokens AS input, e.output_tokens AS output
              FROM {dialect.Unexplained("e")} WHERE e.time IS NOT NULL AND {dialect.During(
                "e",
                "unexplained",
                scope
            )}) x
            GROUP BY x.day, x.team, x.model ORDER BY 1, 2, 3 {(paged ? dialect.Page : "")}
            """;
}
