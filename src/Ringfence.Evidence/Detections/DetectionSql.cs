using System.Text.RegularExpressions;
using Ringfence.Evidence.Engines;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Detections;

/// <summary>
/// A detection's SQL as an engine has it. Words in capitals stand for what engines write differently: <c>WITHIN(e)</c>, in the span asked for;
/// <c>UNEXPLAINED(e)</c>, model calls without a gateway's entry, and <c>TIMED(e)</c>, their time; <c>SHARED(x)</c>, a value that many rows share; <c>PER(x, n)</c>, whole division;
/// <c>WHOLE(x)</c>, without its fraction; <c>DIGITS(x)</c>, a number as text; <c>NAMES(x)</c>, the different values in order, by commas; <c>NOTHING</c>,
/// a text that is not there. A layer is <c>event_v</c>, <c>invocation_v</c> or <c>gateway_call_v</c>; <c>event</c> where its values are only grouped by.
/// </summary>
internal static partial class DetectionSql
{
    /// <summary>What a detection finds in a store, by time.</summary>
    /// <param name="most">Rows at most.</param>
    public static Query Run(EvidenceStore store, Detection detection, Scope scope, int most = int.MaxValue) =>
        Query.Run(
            store,
            $"SELECT * FROM ({In(SqliteDialect.Instance, detection.Sql, scope)}) ORDER BY time LIMIT :most",
            new Dictionary<string, object?>
            {
                ["from"] = scope.FromMilliseconds,
                ["to"] = scope.ToMilliseconds,
                ["most"] = most,
            },
            most
        );

    public static string In(Dialect dialect, string sql, Scope scope)
    {
        // The last first: a word within a word stands behind it.
        while (Word.Matches(sql) is [.., var last])
        {
            var end = Closing(sql, last.Index + last.Length);
            var of = sql[(last.Index + last.Length)..end];
            sql = sql[..last.Index] + Written(dialect, last.Groups["word"].Value, of, scope) + sql[(end + 1)..];
        }

        sql = sql.Replace("NOTHING", dialect.Null(ColumnKind.Word), StringComparison.Ordinal);
        return dialect.LooksUp ? sql : View.Replace(sql, "$1");
    }

    private static string Written(Dialect dialect, string word, string of, Scope scope) =>
        word switch
        {
            "WITHIN" => Within(dialect, of, scope),
            "UNEXPLAINED" => Unexplained(dialect, of, scope),
            "TIMED" => dialect.UnexplainedTime(of),
            "SHARED" => dialect.Text(of),
            "PER" => dialect.Divided(of[..of.LastIndexOf(',')], of[(of.LastIndexOf(',') + 2)..]),
            "WHOLE" => dialect.Whole(of),
            "DIGITS" => dialect.Digits(of),
            _ => dialect.Different(of),
        };

    // Events without a time are in every span that has no beginning. Engines that read by day are given the days too; the store reads a span
    // from an index, which a time within a function would hide from it.
    private static string Within(Dialect dialect, string alias, Scope scope)
    {
        if (dialect.LooksUp && scope is { FromMilliseconds: > 0 } or { From: null, To: null })
        {
            return dialect.During(alias, "event", scope);
        }

        var bounds = $"coalesce({alias}.time, 0) >= :from AND coalesce({alias}.time, 0) < :to";
        return dialect.LooksUp ? bounds : $"{bounds} AND {dialect.During(alias, "event", scope)}";
    }

    private static string Unexplained(Dialect dialect, string alias, Scope scope) =>
        !dialect.LooksUp
            ? dialect.Unexplained(alias)
            : $"unexplained u CROSS JOIN event_v {alias} ON {alias}.id = u.event"
                + (scope.FromMilliseconds > 0 ? $" AND {dialect.During(alias, "unexplained", scope)}" : "");

    private static int Closing(string sql, int at)
    {
        for (var open = 1; ; at++)
        {
            open +=
                sql[at] == '(' ? 1
                : sql[at] == ')' ? -1
                : 0;
            if (open == 0)
            {
                return at;
            }
        }
    }

    [GeneratedRegex(
        @"\b(?<word>WITHIN|UNEXPLAINED|TIMED|SHARED|PER|WHOLE|DIGITS|NAMES)\(",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Word { get; }

    [GeneratedRegex(@"\b(event|invocation|gateway_call)_v\b", RegexOptions.NonBacktracking)]
    private static partial Regex View { get; }
}
