using System.Text.Json;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Ingest;

/// <summary>
/// What follows from all that is in the store, brought up to date after an ingest: indexes, which digests are trusted, which files they
/// vouch for, and which model calls no gateway explains. Each step may be repeated.
/// </summary>
internal static class Settlement
{
    public static void Run(EvidenceStore store)
    {
        IndexSort.Run(store.Database, Schema.Indexes.Select(index => $"CREATE INDEX IF NOT EXISTS {index}"));

        store.Run("BEGIN IMMEDIATE");
        Superseded(store);
        Digests(store);
        Marks(store);
        Unexplained(store);
        IndexSort.Small(store.Database, () => DayCounts.Refresh(store));
        Bodies(store);
        store.Run("COMMIT");
        store.Run("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);");
    }

    // An event that CloudTrail delivered anew is the event; what it said before is kept beside it. An update of an update leads on to the last.
    private static void Superseded(EvidenceStore store)
    {
        const string Older =
            "event_id IN (SELECT updates FROM event WHERE updates IS NOT NULL UNION SELECT updates FROM superseded WHERE updates IS NOT NULL)";
        var columns = string.Join(", ", Tables.Event.Columns.Select(column => column.Name));
        store.Run(
            $"""
            DELETE FROM unexplained WHERE event IN (SELECT id FROM event WHERE {Older});
            INSERT OR IGNORE INTO superseded(file, {columns}) SELECT file, {columns} FROM event WHERE {Older} ORDER BY event_id;
            DELETE FROM event WHERE {Older};
            """
        );
    }

    private static void Digests(EvidenceStore store)
    {
        if (PublicKeysOf(store) is not { } keys)
        {
            return;
        }

        using var digests = new Statement(
            store.Database,
            "SELECT d.id, d.object, d.end_text, d.sha256, d.previous_signature, coalesce(d.signature, (SELECT n.previous_signature FROM digest n WHERE n.start = d.ended AND n.previous_signature IS NOT NULL LIMIT 1)), d.fingerprint, d.algorithm, d.logs FROM digest d WHERE d.trusted = 0"
        );
        using var trust = new Statement(store.Database, "UPDATE digest SET trusted = 1 WHERE id = ?");
        using var log = new Statement(
            store.Database,
            "INSERT OR IGNORE INTO digest_log(object, name, sha256, digest) VALUES(?1, ?2, ?3, ?4)"
        );
        var trusted = new List<(long Id, string Logs)>();
        while (digests.Step())
        {
            var signed = new SignedDigest(
                digests.Text(1)!,
                digests.Text(2)!,
                digests.Text(3)!,
                digests.Text(4),
                digests.Text(7)!
            );
            if (
                digests.Text(5) is { } signature
                && keys.Find(digests.Text(6)!) is { } key
                && signed.Holds(signature, key)
            )
            {
                trusted.Add((digests.Number(0), digests.Text(8)!));
            }
        }

        foreach (var (id, logs) in trusted)
        {
            trust.Bind(1, id);
            trust.Step();
            trust.Reset();
            using var listed = JsonDocument.Parse(logs);
            foreach (var entry in listed.RootElement.EnumerateArray())
            {
                log.Bind(1, entry[0].GetString());
                log.Bind(2, Path.GetFileName(entry[0].GetString()));
                log.Bind(3, entry[1].GetString());
                log.Bind(4, id);
                log.Step();
                log.Reset();
            }
        }
    }

    private static PublicKeys? PublicKeysOf(EvidenceStore store)
    {
        using var rows = new Statement(
            store.Database,
            "SELECT json_group_array(json_object('Fingerprint', fingerprint, 'Value', value)) FROM public_key"
        );
        return rows.Step() && rows.Text(0) is { Length: > 2 } list
            ? PublicKeys.Parse(
                System.Text.Encoding.UTF8.GetBytes($"{{\"PublicKeyList\":{list}}}"),
                "the store's public keys"
            )
            : null;
    }

    // By content: a file whose hash a trusted digest states is as CloudTrail delivered it, whatever it is called here. By name: a digest
    // lists this object with another hash, so this file was altered.
    private static void Marks(EvidenceStore store) =>
        store.Run(
            """
            UPDATE file SET mark = 1 WHERE mark <> 1 AND sha256 IN (SELECT sha256 FROM digest_log);
            UPDATE file SET mark = 2 WHERE mark = 0 AND sha256 <> '' AND name IN (SELECT name FROM digest_log);
            """
        );

    private static void Unexplained(EvidenceStore store) =>
        store.Run(
            """
            INSERT OR IGNORE INTO unexplained(event, time)
              SELECT e.id, e.time FROM event e
              WHERE e.model_call = 1 AND e.id > coalesce((SELECT value FROM progress WHERE name = 'explained'), 0)
                AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.aws_request_id = e.request_id);
            DELETE FROM unexplained WHERE event IN (
              SELECT e.id FROM unexplained u JOIN event e ON e.id = u.event JOIN attempt a ON a.aws_request_id = e.request_id);
            INSERT OR REPLACE INTO progress(name, value) VALUES('explained', coalesce((SELECT max(id) FROM event), 0));
            """
        );

    // What a body's own object says completes the record that points at it, whichever was read first.
    private static void Bodies(EvidenceStore store) =>
        store.Run(
            """
            UPDATE invocation SET input_tokens = coalesce(invocation.input_tokens, b.input), output_tokens = coalesce(invocation.output_tokens, b.output), guardrail = coalesce(invocation.guardrail, b.guardrail)
            FROM (SELECT request_id, max(input_tokens) AS input, max(output_tokens) AS output, max(guardrail) AS guardrail FROM body
                  WHERE side = (SELECT id FROM word WHERE value = 'output') GROUP BY request_id) b
            WHERE b.request_id = invocation.request_id;
            """
        );
}
