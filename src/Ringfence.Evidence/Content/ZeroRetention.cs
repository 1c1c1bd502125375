using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Content;

/// <summary>
/// Where nothing of content may be kept. Known from CloudTrail in the store (PutAccountDataRetention says <c>none</c>, or <c>inherit</c>,
/// which may be none) and from what the user named; a record without an account is treated as if it were.
/// </summary>
public static class ZeroRetention
{
    /// <summary>A condition over <c>i</c>, a row of <c>invocation_v</c>.</summary>
    internal const string Applies = """
        (i.account IS NULL
          OR EXISTS (SELECT 1 FROM zero_retention z WHERE z.scope = 'account:' || i.account OR z.scope = 'team:' || i.team)
          OR EXISTS (SELECT 1 FROM event_v e WHERE e.name = 'PutAccountDataRetention' AND e.error IS NULL AND e.account = i.account AND e.time <= i.time
              AND (e.detail IS NULL OR e.detail LIKE '%"none"%' OR e.detail LIKE '%"inherit"%')
              AND NOT EXISTS (SELECT 1 FROM event_v n WHERE n.name IN ('PutAccountDataRetention', 'DeleteAccountDataRetention') AND n.error IS NULL AND n.account = e.account AND n.region IS e.region
                AND n.time > e.time AND n.time <= i.time AND coalesce(n.detail, '') NOT LIKE '%"none"%' AND coalesce(n.detail, '') NOT LIKE '%"inherit"%')))
        """;

    /// <summary>Remembers accounts and teams under zero data retention, for this store and for good; content of theirs that is there goes.</summary>
    /// <param name="scopes"><c>account:111122223333</c> or <c>team:oncology</c>.</param>
    /// <exception cref="FormatException">It is neither.</exception>
    public static void Remember(EvidenceStore store, IEnumerable<string> scopes)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(scopes);
        using var add = new Statement(store.Database, "INSERT OR IGNORE INTO zero_retention(scope) VALUES(?)");
        foreach (var scope in scopes)
        {
            var parts = scope.Split(':', 2);
            if (
                parts is not ["account" or "team", { Length: > 0 } name]
                || (
                    parts[0] == "account" && (name.Length != 12 || name.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)
                )
            )
            {
                throw new FormatException(
                    $"'{scope}' is no account and no team; give account:111122223333 or team:oncology"
                );
            }

            add.Bind(1, scope);
            add.Step();
            add.Reset();
        }
    }
}
