namespace Ringfence.Evidence.Store;

/// <summary>
/// How many events each principal has each day, counted once after an ingest in place of every time it is asked: of ten million events
/// the busiest principals are read from some thousand rows (<c>principal_day</c>; without a time the day is -1, without a principal 0).
/// </summary>
internal static class DayCounts
{
    private const string Day = "coalesce({0}.time / 86400000, -1)";

    // A day of which a counted row went or changed is counted anew. SQLite gives the number of the last row again once that row is gone: what
    // is remembered by row number goes back with it.
    public static string Kept { get; } =
        $"""
            CREATE TRIGGER IF NOT EXISTS event_deleted AFTER DELETE ON event BEGIN
              INSERT OR IGNORE INTO stale_day(day) VALUES({Of("old")});
              UPDATE progress SET value = old.id - 1 WHERE name IN ('counted', 'explained') AND value >= old.id AND NOT EXISTS (SELECT 1 FROM event WHERE id > old.id);
            END;
            CREATE TRIGGER IF NOT EXISTS event_changed AFTER UPDATE OF time, principal ON event BEGIN
              INSERT OR IGNORE INTO stale_day(day) VALUES({Of("old")}), ({Of("new")});
            END;
            CREATE VIEW IF NOT EXISTS principal_day_v AS
              SELECT CASE WHEN d.day >= 0 THEN date(d.day * 86400, 'unixepoch') END AS day, w.value AS principal, d.events AS events
              FROM principal_day d LEFT JOIN word w ON w.id = d.principal;
            """;

    /// <summary>Brings the counts up to date, within the caller's transaction.</summary>
    public static void Refresh(EvidenceStore store) => store.Run(Text);

    /// <summary>The statements of <see cref="Refresh"/>.</summary>
    public static string Text { get; } =
        $"""
            DELETE FROM principal_day WHERE day IN (SELECT day FROM stale_day);
            INSERT INTO principal_day(day, principal, events)
              SELECT s.day, coalesce(e.principal, 0), count(*) FROM stale_day s CROSS JOIN event e ON e.time >= s.day * 86400000 AND e.time < (s.day + 1) * 86400000
              WHERE s.day >= 0 GROUP BY 1, 2;
            INSERT INTO principal_day(day, principal, events)
              SELECT -1, coalesce(e.principal, 0), count(*) FROM event e WHERE e.time IS NULL AND EXISTS (SELECT 1 FROM stale_day WHERE day = -1) GROUP BY 2;
            INSERT INTO principal_day(day, principal, events)
              SELECT {Of("e")}, coalesce(e.principal, 0), count(*) FROM event e
              WHERE e.id > coalesce((SELECT value FROM progress WHERE name = 'counted'), 0) AND {Of(
                "e"
            )} NOT IN (SELECT day FROM stale_day)
              GROUP BY 1, 2
              ON CONFLICT(day, principal) DO UPDATE SET events = principal_day.events + excluded.events;
            DELETE FROM stale_day;
            INSERT OR REPLACE INTO progress(name, value) VALUES('counted', coalesce((SELECT max(id) FROM event), 0));
            """;

    private static string Of(string row) => Day.Replace("{0}", row, StringComparison.Ordinal);
}
