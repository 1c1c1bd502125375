using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Questions;

/// <summary>What teams used, and what they used for the first time, by the gateway's calls. Of a store alone, as <see cref="RecordedCalls"/>.</summary>
public static class RecordedUse
{
    private const string None = "'(none)'";

    /// <summary>Calls that reached a model, on a day, of a team, by an application, with a model.</summary>
    /// <param name="Day"><c>2026-11-28</c>, UTC.</param>
    public sealed record Line(
        string Day,
        string Team,
        string Application,
        string Model,
        long Calls,
        long Input,
        long Output
    );

    /// <summary>Something that a team's calls had for the first time.</summary>
    /// <param name="Kind"><c>person</c>, <c>model</c> or <c>address</c>.</param>
    /// <param name="Calls">Calls that have had it since.</param>
    public sealed record First(string Kind, string Value, string Team, DateTimeOffset At, long Calls);

    /// <summary>By day, team, application and model.</summary>
    /// <param name="teams">Of these alone; null: of all.</param>
    /// <param name="scope">When, and how many lines at most.</param>
    public static IReadOnlyList<Line> Of(EvidenceStore store, IReadOnlyList<string>? teams, Scope scope)
    {
        var values = Values(scope.FromMilliseconds, scope.Limit);
        values["to"] = scope.ToMilliseconds;
        var sql = $"""
            SELECT u.day, {Word("u.team")}, {Word("u.application")}, {Word("u.model")}, u.calls, u.input, u.output
            FROM (SELECT date(t.time / 1000, 'unixepoch') AS day, t.team, t.application, t.model, count(*) AS calls,
                coalesce(sum(t.input_tokens), 0) AS input, coalesce(sum(t.output_tokens), 0) AS output
              FROM gateway_call t WHERE t.time >= :from AND t.time < :to AND t.attempts IS NOT NULL{TeamCondition.Of(
                teams,
                values
            )}
              GROUP BY 1, 2, 3, 4) u ORDER BY 1, 2, 3, 4 LIMIT :limit
            """;
        return
        [
            .. Query
                .Run(store, sql, values)
                .Rows.Select(row => new Line(
                    (string)row[0]!,
                    (string)row[1]!,
                    (string)row[2]!,
                    (string)row[3]!,
                    (long)row[4]!,
                    (long)row[5]!,
                    (long)row[6]!
                )),
        ];
    }

    /// <summary>People, models and addresses whose first call lies in a span, the latest first.</summary>
    /// <param name="teams">Of these alone; null: of all.</param>
    public static IReadOnlyList<First> Since(
        EvidenceStore store,
        IReadOnlyList<string>? teams,
        DateTimeOffset from,
        int most
    )
    {
        var values = Values(from.ToUnixTimeMilliseconds(), most);
        var condition = TeamCondition.Of(teams, values);
        var each = string.Join(
            " UNION ALL ",
            ((string[])["person", "model", "address"]).Select(column =>
                $"SELECT '{column}' AS kind, t.{column} AS value, t.team AS team, min(t.time) AS began, count(*) AS calls FROM gateway_call t WHERE t.{column} IS NOT NULL{condition} GROUP BY t.{column}, t.team HAVING min(t.time) >= :from"
            )
        );
        var sql =
            $"SELECT f.kind, {Word("f.value")}, {Word("f.team")}, f.began, f.calls FROM ({each}) f ORDER BY f.began DESC, f.kind, 2 LIMIT :limit";
        return
        [
            .. Query
                .Run(store, sql, values)
                .Rows.Select(row => new First(
                    (string)row[0]!,
                    (string)row[1]!,
                    (string)row[2]!,
                    DateTimeOffset.FromUnixTimeMilliseconds((long)row[3]!),
                    (long)row[4]!
                )),
        ];
    }

    private static string Word(string id) => $"coalesce((SELECT w.value FROM word w WHERE w.id = {id}), {None})";

    private static Dictionary<string, object?> Values(long from, int most) =>
        new() { ["from"] = from, ["limit"] = (long)most };
}
