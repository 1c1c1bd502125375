using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Questions;

/// <summary>The questions that a store answers.</summary>
public static class TrailQuestions
{
    /// <summary>Who touched this, or what did this one do: by record, principal, person, application, address, model; <c>*</c> matches anything.</summary>
    /// <exception cref="FormatException">The cursor is none.</exception>
    public static Answer Who(EvidenceStore store, IReadOnlyList<(string Column, string Value)> by, Scope scope) =>
        LayerQuestion.Ask(
            store,
            "who",
            scope.Parameters([.. by.Select(one => (one.Column, (string?)one.Value))]),
            [.. by.Select(one => new Filter(one.Column == "record" ? "resource" : one.Column, one.Value))],
            once: true,
            scope
        );

    /// <summary>Everything that one person did, in every layer, in order.</summary>
    /// <exception cref="FormatException">The cursor is none.</exception>
    public static Answer Timeline(EvidenceStore store, string person, Scope scope) =>
        LayerQuestion.Ask(
            store,
            "timeline",
            scope.Parameters(("person", person)),
            [new("person", person)],
            once: false,
            scope
        );

    /// <summary>Model calls in CloudTrail that no entry of a gateway explains.</summary>
    /// <param name="window">How long a gateway's record may lag behind AWS's.</param>
    public static Answer Bypass(EvidenceStore store, TimeSpan window, Scope scope)
    {
        var offset = Offset(scope);
        return Plain(
            store,
            "bypass",
            scope,
            scope.Parameters(),
            """
            SELECT e.time AS time, e.person AS person, e.principal AS principal, e.role AS role, e.address AS address, e.endpoint AS endpoint,
              CASE WHEN e.source LIKE 'bedrock-mantle%' THEN 'mantle' WHEN e.source LIKE 'aws-external%' THEN 'claude-platform'
                WHEN e.name IN ('CreateModelInvocationJob') THEN 'batch' WHEN e.name IN ('StartAsyncInvoke', 'InvokeModelWithBidirectionalStream') THEN 'asynchronous'
                WHEN e.name LIKE 'InvokeAgent' OR e.name LIKE 'InvokeInlineAgent' OR e.name LIKE 'InvokeFlow' OR e.name LIKE 'RetrieveAndGenerate%' THEN 'agents' ELSE 'runtime' END AS door,
              e.name AS operation, e.model AS model, coalesce(e.error, 'success') AS outcome, coalesce(e.bearer, 0) AS bearer, e.request_id AS request_id,
              CASE WHEN e.time BETWEEN (SELECT min(time) FROM gateway_call) AND (SELECT max(coalesce(ended, time)) FROM gateway_call) - :window THEN 1 ELSE 0 END AS sure,
              'absent' AS gateway_mark,
              CASE f.mark WHEN 1 THEN 'verified' WHEN 2 THEN 'broken' ELSE 'unverified' END AS cloudtrail_mark,
              CASE coalesce((SELECT fi.mark FROM invocation i JOIN file fi ON fi.id = i.file WHERE i.request_id = e.request_id), -1) WHEN -1 THEN 'absent' WHEN 1 THEN 'verified' ELSE 'unverified' END AS invocation_mark
            FROM unexplained u CROSS JOIN event_v e ON e.id = u.event LEFT JOIN file f ON f.id = e.file
            WHERE coalesce(e.time, 0) >= :from AND coalesce(e.time, 0) < :to
            ORDER BY u.event LIMIT :limit OFFSET :offset
            """,
            new() { ["window"] = (long)window.TotalMilliseconds, ["offset"] = offset },
            offset
        );
    }

    /// <summary>Calls and tokens by day, team and model: the gateway's counts, and CloudTrail's for what went around it.</summary>
    public static Answer Usage(EvidenceStore store, IReadOnlyDictionary<string, ModelPrice> prices, Scope scope)
    {
        var offset = Offset(scope);
        var answer = Plain(
            store,
            "usage",
            scope,
            scope.Parameters(),
            """
            SELECT day, team, model, sum(calls) AS calls, sum(input_tokens) AS input_tokens, sum(output_tokens) AS output_tokens FROM (
              SELECT date(g.time / 1000, 'unixepoch') AS day, coalesce((SELECT value FROM word WHERE id = g.team), '(none)') AS team,
                coalesce((SELECT value FROM word WHERE id = g.model), '(none)') AS model, 1 AS calls, g.input_tokens, g.output_tokens
              FROM gateway_call g WHERE g.time >= :from AND g.time < :to AND g.attempts IS NOT NULL
              UNION ALL
              SELECT date(e.time / 1000, 'unixepoch'), '(around the gateway)', coalesce((SELECT value FROM word WHERE id = e.model), '(none)'), 1, e.input_tokens, e.output_tokens
              FROM unexplained u CROSS JOIN event e ON e.id = u.event WHERE e.time >= :from AND e.time < :to)
            GROUP BY day, team, model ORDER BY day, team, model LIMIT :limit OFFSET :offset
            """,
            new() { ["offset"] = offset },
            offset
        );
        return prices.Count == 0
            ? answer
            : answer with
            {
                Columns = [.. answer.Columns, "cost"],
                Rows = [.. answer.Rows.Select(row => (object?[])[.. row, ModelPrice.Cost(prices, row)])],
            };
    }

    /// <summary>What a credential, a session or a principal touched: every operation and resource, how often, when first and last.</summary>
    /// <param name="column"><c>access_key</c>, <c>principal</c>, <c>person</c> or <c>role</c>.</param>
    public static Answer Blast(EvidenceStore store, string column, string value, Scope scope)
    {
        if (column is not ("access_key" or "principal" or "person" or "role"))
        {
            throw new ArgumentOutOfRangeException(nameof(column), column, "access_key, principal, person or role");
        }

        var offset = Offset(scope);
        return Plain(
            store,
            "blast",
            scope,
            scope.Parameters((column, value)),
            $"""
            SELECT s.value AS source, n.value AS operation, r.value AS resource, m.value AS model, count(*) AS calls,
              sum(b.error IS NOT NULL) AS refused, min(b.time) AS first, max(b.time) AS last, count(DISTINCT b.address) AS addresses
            FROM event b LEFT JOIN word s ON s.id = b.source LEFT JOIN word n ON n.id = b.name LEFT JOIN word r ON r.id = b.resource LEFT JOIN word m ON m.id = b.model
            WHERE b.{column} = (SELECT id FROM word WHERE value = :value) AND b.time >= :from AND b.time < :to
            GROUP BY b.source, b.name, b.resource, b.model ORDER BY calls DESC, source, operation, resource, model LIMIT :limit OFFSET :offset
            """,
            new() { ["value"] = value, ["offset"] = offset },
            offset
        );
    }

    /// <summary>What one day has and another has not: principals, models, keys, addresses, and changes of policies.</summary>
    public static Answer Diff(EvidenceStore store, DateOnly earlier, DateOnly later, Scope scope)
    {
        var offset = Offset(scope);
        return Plain(
            store,
            "diff",
            scope,
            scope.Parameters(("earlier", $"{earlier:yyyy-MM-dd}"), ("later", $"{later:yyyy-MM-dd}")),
            DiffSql.Text,
            new()
            {
                ["a"] = Start(earlier),
                ["b"] = Start(later),
                ["day"] = (long)TimeSpan.FromDays(1).TotalMilliseconds,
                ["offset"] = offset,
            },
            offset
        );

        static long Start(DateOnly day) =>
            new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds();
    }

    /// <summary>Any question in SQL, over the views <c>event_v</c>, <c>gateway_call_v</c>, <c>invocation_v</c>, <c>access_v</c>, <c>flow_v</c>. Nothing can be written.</summary>
    /// <exception cref="IOException">The SQL is wrong.</exception>
    /// <exception cref="ArgumentException">The SQL would write.</exception>
    public static Answer Sql(EvidenceStore store, string sql, Scope scope)
    {
        using (var statement = new Statement(store.Database, sql))
        {
            if (!statement.ReadOnly)
            {
                throw new ArgumentException("the store is only read here: give a SELECT", nameof(sql));
            }
        }

        var query = Query.Run(store, sql, new Dictionary<string, object?>(), scope.Limit);
        return new("sql", scope.Parameters(("sql", sql)), query.Columns, query.Rows, Coverage.Of(store, scope), null);
    }

    private static Answer Plain(
        EvidenceStore store,
        string question,
        Scope scope,
        Dictionary<string, string> shown,
        string sql,
        Dictionary<string, object?> parameters,
        long offset
    )
    {
        parameters["from"] = scope.FromMilliseconds;
        parameters["to"] = scope.ToMilliseconds;
        parameters["limit"] = scope.Limit + 1;
        var query = Query.Run(store, sql, parameters);
        var more = query.Rows.Count > scope.Limit;
        return new(
            question,
            shown,
            query.Columns,
            [.. query.Rows.Take(scope.Limit)],
            Coverage.Of(store, scope),
            more ? $"{offset + scope.Limit}" : null
        );
    }

    private static long Offset(Scope scope) =>
        scope.Cursor is null ? 0
        : long.TryParse(scope.Cursor, System.Globalization.CultureInfo.InvariantCulture, out var offset) ? offset
        : throw new FormatException($"'{scope.Cursor}' is no cursor; give the `next` of the page before");
}
