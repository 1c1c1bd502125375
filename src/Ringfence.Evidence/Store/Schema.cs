using System.Text;

namespace Ringfence.Evidence.Store;

/// <summary>The store's schema, and the views that every question is asked of.</summary>
internal static class Schema
{
    /// <summary>Raised when what is stored changes: <see cref="Upgrade"/> brings an older store up to it.</summary>
    public const int Version = 3;

    private const string Fixed = """
        CREATE TABLE IF NOT EXISTS word(id INTEGER PRIMARY KEY, value TEXT NOT NULL UNIQUE);
        CREATE TABLE IF NOT EXISTS file(
          id INTEGER PRIMARY KEY, path TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL, stamp INTEGER NOT NULL,
          sha256 TEXT NOT NULL, kinds TEXT NOT NULL, mark INTEGER NOT NULL DEFAULT 0, UNIQUE(path, size, stamp));
        CREATE INDEX IF NOT EXISTS file_sha256 ON file(sha256);
        CREATE INDEX IF NOT EXISTS file_name ON file(name);
        CREATE TABLE IF NOT EXISTS set_aside(file INTEGER NOT NULL, offset INTEGER NOT NULL, reason TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS attempt(aws_request_id TEXT NOT NULL, call INTEGER NOT NULL, PRIMARY KEY(aws_request_id, call)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS subject(digest TEXT NOT NULL, call INTEGER NOT NULL, PRIMARY KEY(digest, call)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS unexplained(event INTEGER PRIMARY KEY, time INTEGER);
        CREATE TABLE IF NOT EXISTS principal_day(day INTEGER NOT NULL, principal INTEGER NOT NULL, events INTEGER NOT NULL, PRIMARY KEY(day, principal)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS stale_day(day INTEGER PRIMARY KEY);
        CREATE TABLE IF NOT EXISTS digest_log(object TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, digest INTEGER NOT NULL, PRIMARY KEY(object, digest)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS digest_log_sha256 ON digest_log(sha256);
        CREATE INDEX IF NOT EXISTS digest_log_name ON digest_log(name);
        CREATE TABLE IF NOT EXISTS checkpoint(ledger TEXT NOT NULL, size INTEGER NOT NULL, note TEXT NOT NULL, verified INTEGER NOT NULL, PRIMARY KEY(ledger, size)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS ledger(
          place TEXT PRIMARY KEY, origin TEXT NOT NULL, read INTEGER NOT NULL, whole INTEGER, whole_took INTEGER NOT NULL, new INTEGER,
          problems TEXT, broken INTEGER, foreign_entries INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS content(id INTEGER PRIMARY KEY, request_id TEXT NOT NULL, side TEXT NOT NULL, sealed BLOB NOT NULL, UNIQUE(request_id, side));
        CREATE TABLE IF NOT EXISTS content_file(file INTEGER PRIMARY KEY);
        CREATE TABLE IF NOT EXISTS zero_retention(scope TEXT PRIMARY KEY) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS contradiction(layer TEXT NOT NULL, id TEXT NOT NULL, file INTEGER NOT NULL, fields TEXT NOT NULL, PRIMARY KEY(layer, id, file)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS progress(name TEXT PRIMARY KEY, value INTEGER NOT NULL);
        """;

    /// <summary>Indexes that questions need; made after a load, for then they cost least.</summary>
    public static IReadOnlyList<string> Indexes { get; } =
    [
        "event_request ON event(request_id)",
        "event_principal ON event(principal, time)",
        "event_person ON event(person, time)",
        "event_time ON event(time)",
        "event_address ON event(address, time)",
        "event_resource ON event(resource, time) WHERE resource IS NOT NULL",
        "event_model ON event(model, time) WHERE model IS NOT NULL",
        "event_call ON event(time) WHERE model_call = 1",
        "event_name ON event(name, time)",
        "event_copied ON event(copied_from, time) WHERE copied_from IS NOT NULL",
        "event_updates ON event(updates) WHERE updates IS NOT NULL",
        "unexplained_time ON unexplained(time, event)",
        "invocation_time ON invocation(time)",
        "call_time ON gateway_call(time)",
        "call_file ON gateway_call(file, time)",
        "call_failed ON gateway_call(time) WHERE status >= 400",
        "call_open ON gateway_call(time) WHERE answered IS NULL",
        "call_person ON gateway_call(person, time)",
        "call_team ON gateway_call(team, time)",
        "attempt_call ON attempt(call)",
        "subject_call ON subject(call)",
        "access_resource ON access(resource, time)",
        "access_principal ON access(principal, time)",
        "body_request ON body(request_id)",
    ];

    /// <summary>What a store of an older version needs before <see cref="Create"/>, which makes its views anew; null for a new one.</summary>
    public static string? Upgrade(long from) =>
        from switch
        {
            1 =>
                "DROP VIEW IF EXISTS event_v; ALTER TABLE event ADD COLUMN copied_from INTEGER; ALTER TABLE event ADD COLUMN updates TEXT; ALTER TABLE event ADD COLUMN addendum INTEGER;"
                    + TimeOfUnexplained,
            2 => TimeOfUnexplained,
            _ => null,
        };

    private const string TimeOfUnexplained =
        "ALTER TABLE unexplained ADD COLUMN time INTEGER; UPDATE unexplained SET time = (SELECT e.time FROM event e WHERE e.id = unexplained.event);";

    public static string Create
    {
        get
        {
            var sql = new StringBuilder(Fixed);
            foreach (var table in Tables.All)
            {
                sql.AppendLine(table.Create);
                sql.AppendLine(View(table));
            }

            return sql.Append(DayCounts.Kept).ToString();
        }
    }

    /// <summary>A view a table, <c>NAME_v</c>: words as text, times as ISO 8601 beside the numbers. SQLite leaves out joins that a question does not use.</summary>
    private static string View(Table table)
    {
        var columns = new List<string> { "t.id AS id", "t.file AS file" };
        var joins = new StringBuilder();
        foreach (var column in table.Columns)
        {
            if (column.Kind == ColumnKind.Word)
            {
                columns.Add($"w_{column.Name}.value AS {column.Name}");
                joins.Append($" LEFT JOIN word w_{column.Name} ON w_{column.Name}.id = t.{column.Name}");
            }
            else
            {
                columns.Add($"t.{column.Name} AS {column.Name}");
            }
        }

        return $"CREATE VIEW IF NOT EXISTS {table.Name}_v AS SELECT {string.Join(", ", columns)} FROM {table.Name} t{joins};";
    }
}
