namespace Ringfence.Evidence.Engines;

/// <summary>
/// Athena reads a record as columns: what AWS's own table definitions have as structures here too, what varies by event as JSON text.
/// </summary>
internal sealed class TrinoFields : RawFields
{
    private static readonly HashSet<string> JsonColumns =
    [
        "requestParameters",
        "additionalEventData",
        "serviceEventDetails",
        "insightDetails",
        "addendum",
        "input",
        "output",
    ];

    public static TrinoFields Instance { get; } = new();

    public override string FirstResource => "element_at(filter(r.resources, x -> x.arn <> ''), 1).arn";

    public override string FilePath => "r.\"$path\"";

    public override string FileDay => "r.day";

    public override string Field(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var top = dot < 0 ? path : path[..dot];
        return JsonColumns.Contains(top) ? Of(Column(top), path[(dot + 1)..])
            : top == "requestMetadata" ? $"nullif(element_at({Column(top)}, '{path[(dot + 1)..]}'), '')"
            : $"nullif({Column(top)}{(dot < 0 ? "" : path[dot..].ToLowerInvariant())}, '')";
    }

    public override string Count(string path) => $"TRY_CAST({Field(path)} AS bigint)";

    public override string IsTrue(string path) => $"{Field(path)} = 'true'";

    public override string Has(string path) => $"{Field(path)} IS NOT NULL";

    public override string ToNumber(string text) => $"TRY_CAST({text} AS bigint)";

    public override string Object(string path) => $"CASE WHEN {Column(path)} LIKE '{{%' THEN {Column(path)} END";

    public override string ResourceOf(string type) =>
        $"element_at(filter(r.resources, x -> x.type = '{type}'), -1).arn";

    public override string Extract(string text, string pattern) =>
        $"nullif(regexp_extract({text}, '{pattern}', 1), '')";

    public override string Milliseconds(string text) =>
        $"CAST(round(to_unixtime(TRY(from_iso8601_timestamp({text}))) * 1000) AS bigint)";

    public override string CommonLogMilliseconds(string text) =>
        $"CAST(to_unixtime(TRY(date_parse({text}, '%d/%b/%Y:%H:%i:%s'))) * 1000 AS bigint)";

    // Trino's reads a plus as a space, which S3 does not write.
    public override string Decoded(string text) => $"url_decode(replace({text}, '+', '%2B'))";

    public override string ShortHash(string text) => $"lower(to_hex(substr(sha256(to_utf8({text})), 1, 16)))";

    public override string Of(string json, string path) => $"nullif(json_extract_scalar({json}, '{Path(path)}'), '')";

    public override string NumberOf(string json, string path) =>
        $"TRY_CAST(json_extract_scalar({json}, '{Path(path)}') AS bigint)";

    public override string ListOf(string json, string path) =>
        $"CAST(json_extract({json}, '{Path(path)}') AS array(varchar))";

    public override string Joined(string list) => $"nullif(array_join({list}, ' '), '')";

    public override string Split(string text) => $"split({text}, ' ')";

    public override string Entries(string bundles)
    {
        const string Start = $"'{CallRelation.EntryStart}'";
        return $"""
            SELECT path, CASE WHEN TRY(json_parse(p)) IS NOT NULL THEN p WHEN TRY(json_parse(substr(p, 1, length(p) - 1))) IS NOT NULL THEN substr(p, 1, length(p) - 1) ELSE substr(p, 1, length(p) - 2) END AS e
            FROM (SELECT r."$path" AS path, {Start} || piece AS p FROM {bundles} r CROSS JOIN UNNEST(slice(split(r.line, {Start}), 2, 100000)) AS pieces (piece)) x
            """;
    }

    public override string Unnest(string columns, string list, string item, string relation) =>
        $"SELECT {columns}, {item} FROM {relation} CROSS JOIN UNNEST({list}) AS items ({item})";

    // The day is among the keys so that a condition on it still bounds what is read.
    public override string Once(string select, string key) =>
        $"SELECT * FROM (SELECT x.*, row_number() OVER (PARTITION BY x.day, x.{key} ORDER BY x.path) AS copy FROM ({select}) x) WHERE copy = 1";

    // What an addendum says anew is found on the day of its delivery; on another day both are told.
    public override string Current(string select) =>
        $"SELECT * FROM (SELECT x.*, row_number() OVER (PARTITION BY x.day, coalesce(x.updates, x.event_id) ORDER BY CASE WHEN x.updates IS NULL THEN 1 ELSE 0 END, x.path) AS edition FROM ({select}) x) WHERE edition = 1";

    private static string Column(string name) => $"r.\"{name.ToLowerInvariant()}\"";

    private static string Path(string path) => "$" + string.Concat(path.Split('.').Select(key => $"[\"{key}\"]"));
}
