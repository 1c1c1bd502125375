namespace Ringfence.Evidence.Engines;

/// <summary>
/// The relations that questions are asked of, over raw logs: under the names and columns of the store's tables. Nothing that an engine
/// reads is verified by it, so every mark is <c>unverified</c>.
/// </summary>
internal static class Relations
{
    /// <summary>Name and SELECT of each, in the order in which they need each other.</summary>
    public static IReadOnlyList<(string Name, string Select)> Of(EngineDialect dialect, RawSources sources)
    {
        var raw = dialect.Raw;
        return
        [
            (
                "event",
                raw.Current(
                    raw.Once(
                        Select(raw, EventRelation.Columns(raw), raw.FilePath, raw.FileDay, sources.CloudTrail),
                        "event_id"
                    )
                )
            ),
            (
                "invocation",
                raw.Once(
                    Select(raw, InvocationRelation.Columns(raw), raw.FilePath, raw.FileDay, sources.Invocations),
                    "request_id"
                )
            ),
            ("gateway_call", Calls(raw, sources.Ledger)),
            ("access", Access(raw, sources.Access)),
            ("attempt", Items(raw, "attempts", "aws_request_id")),
            ("subject", Items(raw, "subjects", "digest")),
            (
                "unexplained",
                "SELECT e.* FROM event e WHERE e.model_call = 1 AND (e.request_id IS NULL OR e.request_id NOT IN (SELECT aws_request_id FROM attempt))"
            ),
        ];
    }

    /// <summary>Those that hold rows of their own, and so can be kept as tables; the rest follows from them.</summary>
    public static IReadOnlyList<string> Stored { get; } = ["event", "invocation", "gateway_call", "access"];

    private static string Select(
        RawFields raw,
        IReadOnlyList<(string Name, string Sql)> columns,
        string path,
        string day,
        string from
    ) =>
        $"SELECT {string.Join(",\n  ", columns.Select(column => $"{column.Sql} AS {column.Name}"))},\n  {columns[0].Sql} AS id, {path} AS path, 0 AS mark, {day} AS day\nFROM {from}";

    private static string Calls(RawFields raw, string? bundles)
    {
        var entries = bundles is null ? "SELECT '' AS path, '' AS e" : raw.Entries(bundles);
        var calls = $"""
            (SELECT min(path) AS path, max(CASE WHEN {raw.Of(
                "e",
                "type"
            )} = 'inference.asked' THEN e END) AS asked, max(CASE WHEN {raw.Of(
                "e",
                "type"
            )} = 'inference.answered' THEN e END) AS answered
             FROM ({entries}) entries GROUP BY {raw.Of("e", "requestId")}) calls
            WHERE asked IS NOT NULL OR {raw.Of("answered", "call.door")} IS NOT NULL
            """;
        return Select(raw, CallRelation.Columns(raw), "path", "''", calls);
    }

    private static string Access(RawFields raw, string? lines) =>
        Select(
            raw,
            AccessRelation.Columns(raw),
            lines is null ? "''" : raw.FilePath,
            "''",
            lines ?? "(SELECT '' AS text) nothing WHERE text <> ''"
        );

    private static string Items(RawFields raw, string list, string item) =>
        $"SELECT DISTINCT {item}, call FROM ({raw.Unnest("id AS call", raw.Split(list), item, $"(SELECT id, {list} FROM gateway_call WHERE {list} IS NOT NULL) g")}) items";
}
