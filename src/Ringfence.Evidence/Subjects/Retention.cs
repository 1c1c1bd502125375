using Ringfence.Evidence.Content;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Subjects;

/// <summary>What the evidence store holds beyond its time.</summary>
public static class Retention
{
    private static readonly string[] Columns = ["kind", "days", "before", "rows", "of", "oldest", "action", "note"];

    /// <summary>Counts, and unless it is a dry run deletes, row kinds older than the policy keeps.</summary>
    /// <exception cref="IOException">The store cannot be written.</exception>
    public static Answer Run(EvidenceStore store, RetentionPolicy policy, DateTimeOffset now, bool dryRun)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(policy);
        var rows = new List<object?[]>();
        if (!dryRun)
        {
            store.Run("PRAGMA secure_delete=ON; BEGIN IMMEDIATE");
        }

        foreach (var (kind, table) in RetentionPolicy.Tables)
        {
            var before = now.AddDays(-policy.Days[kind]);
            using var count = new Statement(
                store.Database,
                $"SELECT count(*) FILTER (WHERE time < ?1), count(*), min(time) FROM {table}"
            );
            count.Bind(1, before.ToUnixTimeMilliseconds());
            count.Step();
            var old = count.Number(0);
            if (!dryRun && old > 0)
            {
                Delete(store, table, before.ToUnixTimeMilliseconds());
            }

            rows.Add([
                kind,
                (long)policy.Days[kind],
                Scope.Text(before),
                old,
                count.Number(1),
                count.Number(2) == 0 ? null : Scope.Text(DateTimeOffset.FromUnixTimeMilliseconds(count.Number(2))),
                old == 0 ? "nothing to do"
                : dryRun ? "would be deleted"
                : "deleted",
                policy.Days[kind] < RetentionPolicy.SixYears && kind is "cloudtrail" or "gateway"
                    ? "shorter than the six years of 45 CFR 164.316(b)(2)(i)"
                    : null,
            ]);
        }

        if (!dryRun)
        {
            DayCounts.Refresh(store);
            store.Run("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
        }

        rows.Add(Content(store, policy.Days[RetentionPolicy.Content], now, dryRun));
        return new(
            "retention",
            new Dictionary<string, string> { ["dry-run"] = dryRun ? "yes" : "no", ["now"] = Scope.Text(now) },
            Columns,
            rows,
            new Dictionary<string, IReadOnlyList<TimeSpanUtc>>(),
            null
        );
    }

    // Behind the other kinds: content of a call whose record is gone goes with it.
    private static object?[] Content(EvidenceStore store, int days, DateTimeOffset now, bool dryRun)
    {
        var all = ContentErasure.Before(store, DateTimeOffset.MaxValue, dryRun: true);
        var old = all == 0 ? 0 : ContentErasure.Before(store, now.AddDays(-days), dryRun);
        return
        [
            RetentionPolicy.Content,
            (long)days,
            Scope.Text(now.AddDays(-days)),
            old,
            all,
            null,
            old == 0 ? "nothing to do"
            : dryRun ? "would be deleted"
            : "deleted",
            old == 0 ? null
            : old == all ? "its key is destroyed with it"
            : "what is kept is sealed with a new key, and the old one destroyed",
        ];
    }

    // What hangs on a row goes with it. The file's line stays, so that the next ingest does not bring the rows back.
    private static void Delete(EvidenceStore store, string table, long before)
    {
        foreach (
            var sql in table switch
            {
                "event" => (string[])
                    [
                        "DELETE FROM unexplained WHERE event IN (SELECT id FROM event WHERE time < ?1)",
                        "DELETE FROM superseded WHERE time < ?1",
                    ],
                "gateway_call" =>
                [
                    "DELETE FROM attempt WHERE call IN (SELECT id FROM gateway_call WHERE time < ?1)",
                    "DELETE FROM subject WHERE call IN (SELECT id FROM gateway_call WHERE time < ?1)",
                ],
                _ => [],
            }
        )
        {
            Run(sql);
        }

        Run($"DELETE FROM {table} WHERE time < ?1");

        void Run(string sql)
        {
            using var delete = new Statement(store.Database, sql);
            delete.Bind(1, before);
            delete.Step();
        }
    }
}
