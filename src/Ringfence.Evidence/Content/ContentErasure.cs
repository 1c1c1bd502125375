using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Content;

/// <summary>
/// Content that must go. Rows are deleted and what they occupied is overwritten; then the key is changed: what is left is sealed anew, and
/// the old key destroyed, so that no copy of the store opens what was deleted.
/// </summary>
public static class ContentErasure
{
    /// <summary>Content of these calls.</summary>
    /// <param name="awsRequestIds">As AWS has them.</param>
    /// <param name="dryRun">Only counts.</param>
    /// <returns>How many bodies.</returns>
    /// <exception cref="IOException">The store or its key cannot be written.</exception>
    public static long OfCalls(EvidenceStore store, IEnumerable<string> awsRequestIds, bool dryRun)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(awsRequestIds);
        var ids = System.Text.Json.Nodes.JsonNode.Parse("[]")!.AsArray();
        foreach (var id in awsRequestIds)
        {
            ids.Add((System.Text.Json.Nodes.JsonNode)id);
        }

        var list = ids.ToJsonString().Replace("'", "''", StringComparison.Ordinal);
        return Erase(store, $"request_id IN (SELECT value FROM json_each('{list}'))", dryRun);
    }

    /// <summary>Content of calls before a time, and content of calls that the store knows no more.</summary>
    /// <exception cref="IOException">The store or its key cannot be written.</exception>
    public static long Before(EvidenceStore store, DateTimeOffset before, bool dryRun)
    {
        ArgumentNullException.ThrowIfNull(store);
        return Erase(
            store,
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"request_id NOT IN (SELECT request_id FROM invocation WHERE coalesce(time, 0) >= {before.ToUnixTimeMilliseconds()})"
            ),
            dryRun
        );
    }

    /// <summary>Content that falls under zero data retention by what is known now.</summary>
    internal static long ZeroRetained(EvidenceStore store)
    {
        const string Where =
            $"request_id IN (SELECT i.request_id FROM invocation_v i WHERE i.request_id IN (SELECT request_id FROM content) AND {ZeroRetention.Applies})";
        return Delete(store, Where, dryRun: false);
    }

    private static long Erase(EvidenceStore store, string where, bool dryRun)
    {
        if (store.Scalar("SELECT count(*) FROM sqlite_master WHERE name = 'content'") == 0)
        {
            return 0;
        }

        var erased = Delete(store, where, dryRun);
        if (!dryRun && erased > 0 && ContentKeys.Open(store.Path) is { } keys)
        {
            Rekey(store, keys);
        }

        return erased;
    }

    private static long Delete(EvidenceStore store, string where, bool dryRun)
    {
        var count = store.Scalar($"SELECT count(*) FROM content WHERE {where}");
        if (!dryRun && count > 0)
        {
            store.Run($"PRAGMA secure_delete=ON; DELETE FROM content WHERE {where}; PRAGMA wal_checkpoint(TRUNCATE)");
        }

        return count;
    }

    // Killed before the commit, rows are under the old key, which is still there; killed behind it, the next change drops it.
    private static void Rekey(EvidenceStore store, ContentKeys keys)
    {
        if (store.Scalar("SELECT count(*) FROM content") == 0)
        {
            ContentKeys.Destroy(store.Path);
            return;
        }

        keys.Add();
        store.Run("BEGIN IMMEDIATE");
        try
        {
            using var rows = new Statement(store.Database, "SELECT id, request_id, side, sealed FROM content");
            using var put = new Statement(store.Database, "UPDATE content SET sealed = ?2 WHERE id = ?1");
            while (rows.Step())
            {
                var (request, side) = (rows.Text(1)!, rows.Text(2)!);
                put.Bind(1, rows.Number(0));
                put.BindBlob(
                    2,
                    ContentSeal.Close(keys, request, side, ContentSeal.Open(keys, request, side, rows.Blob(3)))
                );
                put.Step();
                put.Reset();
            }

            rows.Reset();
            store.Run("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch
        {
            store.Run("ROLLBACK");
            throw;
        }

        keys.DropOld();
    }
}
