using System.Globalization;
using System.Text;
using Ringfence.Evidence.Engines;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Questions;

/// <summary>The gateway's calls as a list to look through: newest first, under conditions, a page at a time. Of a store alone.</summary>
public static class RecordedCalls
{
    // A list to look through claims nothing of what is not in it.
    private static readonly Dictionary<string, IReadOnlyList<TimeSpanUtc>> NoCoverage = [];

    private static readonly (string Name, string Column)[] Words =
    [
        ("person", "person"),
        ("team", "team"),
        ("application", "application"),
        ("door", "door"),
        ("operation", "operation"),
        ("model_asked", "model_asked"),
        ("model", "model"),
        ("error", "error"),
        ("upstream_error", "upstream_error"),
        ("address", "address"),
    ];

    /// <summary>One page.</summary>
    /// <param name="scope">When, how many, and where the page before ended.</param>
    /// <exception cref="FormatException">The cursor is none.</exception>
    public static Answer Find(EvidenceStore store, RecordedCallFilter filter, Scope scope)
    {
        var values = new Dictionary<string, object?>
        {
            ["from"] = scope.FromMilliseconds,
            ["to"] = scope.ToMilliseconds,
            ["limit"] = scope.Limit + 1L,
        };
        var conditions = Conditions(filter, values);
        if (scope.Cursor is { } cursor)
        {
            (values["cursor_time"], values["cursor_id"]) = Read(cursor);
            conditions.Append(" AND (t.time < :cursor_time OR (t.time = :cursor_time AND t.id < :cursor_id))");
        }

        var query = Query.Run(store, Sql(conditions.ToString()), values);
        var more = query.Rows.Count > scope.Limit;
        var rows = more ? query.Rows.Take(scope.Limit).ToList() : query.Rows;
        return new(
            "calls",
            scope.Parameters([.. filter.Given]),
            [.. query.Columns.SkipLast(2)],
            [.. rows.Select(row => row[..^2])],
            NoCoverage,
            more ? string.Create(CultureInfo.InvariantCulture, $"{rows[^1][^2]}.{rows[^1][^1]}") : null
        );
    }

    /// <summary>The indexes of one call's entries in its ledger, in order; none when the store has no such call.</summary>
    /// <param name="requestId">Ringfence's own.</param>
    public static IReadOnlyList<long> EntriesOf(EvidenceStore store, string requestId)
    {
        var found = Query.Run(
            store,
            "SELECT entry, answered FROM gateway_call WHERE request_id = :id",
            new Dictionary<string, object?> { ["id"] = requestId }
        );
        return found.Rows is [var row, ..] ? [.. row.OfType<long>().Distinct().Order()] : [];
    }

    private static string Sql(string conditions)
    {
        var dialect = SqliteDialect.Instance;
        string[] marks = ["gateway", "cloudtrail", "invocation-log"];
        return $"""
            SELECT p.time AS time, p.request_id AS request_id, p.entry AS entry, p.answered AS answered, p.status AS status,
              p.input_tokens AS input_tokens, p.output_tokens AS output_tokens, p.latency_ms AS latency_ms, p.phi AS phi, p.attempts AS attempts,
              {string.Join(
                ", ",
                Words.Select(word => $"(SELECT w.value FROM word w WHERE w.id = p.{word.Column}) AS {word.Name}")
            )},
              {string.Join(
                ", ",
                marks.Select(layer =>
                    $"{Marks.Value(dialect, layer, "p", layer == "gateway" ? "(SELECT f.mark FROM file f WHERE f.id = p.file)" : "NULL")} AS {layer.Replace("-log", "", StringComparison.Ordinal)}_mark"
                )
            )},
              p.time AS place, p.id AS place_id
            FROM (SELECT t.*, t.id AS row_id, 'gateway' AS layer FROM gateway_call t WHERE t.time >= :from AND t.time < :to{conditions}
              ORDER BY t.time DESC, t.id DESC LIMIT :limit) p ORDER BY p.time DESC, p.id DESC
            """;
    }

    private static StringBuilder Conditions(RecordedCallFilter filter, Dictionary<string, object?> values)
    {
        var sql = new StringBuilder();
        Word("person", filter.Person, "person");
        Word("team", filter.Team, "team");
        Word("application", filter.Application, "application");
        Word("model", filter.Model, "model", "model_asked");
        sql.Append(TeamCondition.Of(filter.Teams, values));
        sql.Append(
            filter.Outcome switch
            {
                CallOutcome.Success => " AND t.status < 400",
                CallOutcome.Refused => " AND t.status >= 400 AND t.entry = t.answered",
                CallOutcome.Failed => " AND t.status >= 400 AND t.entry <> t.answered",
                CallOutcome.Open => " AND t.answered IS NULL",
                _ => "",
            }
        );
        return sql;

        void Word(string name, string? value, params ReadOnlySpan<string> columns)
        {
            if (string.IsNullOrEmpty(value))
            {
                return;
            }

            values[name] = value;
            var ids =
                $"(SELECT w.id FROM word w WHERE w.value {(value.Contains('*', StringComparison.Ordinal) ? "GLOB" : "=")} :{name})";
            sql.Append(" AND (");
            for (var at = 0; at < columns.Length; at++)
            {
                sql.Append(at > 0 ? " OR " : "").Append(CultureInfo.InvariantCulture, $"t.{columns[at]} IN {ids}");
            }

            sql.Append(')');
        }
    }

    private static (long Time, long Id) Read(string cursor)
    {
        var parts = cursor.Split('.');
        return
            parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? (time, id)
            : throw new FormatException($"'{cursor}' is no cursor; give the `next` of the page before");
    }
}
