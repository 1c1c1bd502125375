using Ringfence.Evidence.Gateway;
using Ringfence.Evidence.Store;
using Ringfence.Ledger;

namespace Ringfence.Evidence.Ingest;

/// <summary>A gateway's ledger into the store: verified first, then read; as a whole, or from where the store left it.</summary>
internal sealed class LedgerReading(EvidenceStore store, IngestReport report, TimeProvider time)
{
    // A commit every so many entries; and as many calls are held back for one that has not ended.
    private const int EntriesACommit = 20_000;
    private const int MostWaiting = 10_000;

    /// <param name="directory">Where it lies.</param>
    /// <param name="name">What it is called in the store: its directory, or its place in a bucket.</param>
    public void Read(string directory, string name, LedgerExtent extent, CancellationToken cancel)
    {
        var known = LedgerStanding.Of(store, name);
        LedgerReader ledger;
        try
        {
            ledger = LedgerReader.Open(directory);
        }
        catch (Exception error) when (error is InvalidDataException or FormatException or IOException)
        {
            Unreadable(known, name, error);
            return;
        }

        // Another log in the same place is another ledger.
        known = known?.Origin == ledger.Origin ? known : new LedgerStanding { Place = name, Origin = ledger.Origin };
        var earlier = LedgerCheck.EarlierOf(store, ledger.Origin);
        var fromLast = extent == LedgerExtent.New && known.Whole is not null && earlier is not null;
        var check = LedgerCheck.Run(directory, earlier, fromLast ? LedgerExtent.New : LedgerExtent.Whole, time);
        if (fromLast && check.Problems.Count > 0 && known.Problems.Count == 0)
        {
            // Where, the whole says.
            check = LedgerCheck.Run(directory, earlier, LedgerExtent.Whole, time);
        }

        known = check.Apply(known);
        store.Run("BEGIN IMMEDIATE");
        known = Entries(ledger, fromLast ? known : known with { Read = 0, Foreign = 0 }, cancel);
        known.Save(store);
        known.Mark(store);
        Checkpoint(ledger, verified: known.Problems.Count == 0);
        store.Run("COMMIT");
        foreach (var problem in known.Problems)
        {
            Aside(name, problem);
        }

        if (known.Foreign > 0)
        {
            Aside(name, $"{known.Foreign} of its {ledger.Size} entries are no audit entries of Ringfence");
        }
    }

    private LedgerStanding Entries(LedgerReader ledger, LedgerStanding known, CancellationToken cancel)
    {
        using var calls = new CallWriter(store, File(known), ledger.Origin, report);
        var pairs = new CallPairs(MostWaiting, calls.Write, calls.WriteEnd);
        // What is only in the journal is read again when it is published: a crash may yet replace it.
        var reached = known;
        try
        {
            foreach (var entry in ledger.Entries(known.Read))
            {
                pairs.Take(entry);
                if (entry.Index < ledger.PublishedSize)
                {
                    reached = reached with { Read = entry.Index + 1, Foreign = known.Foreign + pairs.Foreign };
                }

                if ((entry.Index + 1) % EntriesACommit == 0)
                {
                    pairs.Flush();
                    reached.Save(store);
                    store.Run("COMMIT");
                    cancel.ThrowIfCancellationRequested();
                    store.Run("BEGIN IMMEDIATE");
                }
            }
        }
        catch (InvalidDataException damaged)
        {
            reached =
                reached.Problems.Count > 0
                    ? reached
                    : reached with
                    {
                        Problems = [damaged.Message.ReplaceLineEndings(" ")],
                        Broken = time.GetUtcNow(),
                    };
        }

        pairs.Flush();
        report.Events["ledger"] = report.Events.GetValueOrDefault("ledger") + calls.Entries;
        return reached;
    }

    // One row for all looks at a ledger, so that its mark is that of every call read from it.
    private long File(LedgerStanding known)
    {
        using var found = new Statement(
            store.Database,
            "SELECT id FROM file WHERE path = ? AND name = 'ledger' AND sha256 = '' ORDER BY id LIMIT 1"
        );
        found.Bind(1, known.Place);
        if (found.Step())
        {
            return found.Number(0);
        }

        using var made = new Statement(
            store.Database,
            "INSERT INTO file(path, name, size, stamp, sha256, kinds, mark) VALUES(?, 'ledger', 0, 0, '', '', ?) RETURNING id"
        );
        made.Bind(1, known.Place);
        made.Bind(2, known.Problems.Count == 0 ? 1 : 2);
        made.Step();
        return made.Number(0);
    }

    // The newest that was verified stands for those before it, which it continues.
    private void Checkpoint(LedgerReader ledger, bool verified)
    {
        using var note = new Statement(
            store.Database,
            "INSERT INTO checkpoint(ledger, size, note, verified) VALUES(?, ?, ?, ?) ON CONFLICT DO UPDATE SET note = excluded.note, verified = 1 WHERE excluded.verified = 1"
        );
        note.Bind(1, ledger.Origin);
        note.Bind(2, ledger.PublishedSize);
        note.Bind(3, ledger.Checkpoint);
        note.Bind(4, verified ? 1 : 0);
        note.Step();
        if (verified)
        {
            using var before = new Statement(
                store.Database,
                "DELETE FROM checkpoint WHERE ledger = ? AND verified = 1 AND size < ?"
            );
            before.Bind(1, ledger.Origin);
            before.Bind(2, ledger.PublishedSize);
            before.Step();
        }
    }

    // A ledger that was read and cannot be any more is no less altered than one that does not verify.
    private void Unreadable(LedgerStanding? known, string name, Exception error)
    {
        var problem = $"it looks like a ledger and cannot be read as one: {error.Message}";
        Aside(name, problem);
        if (known is not null && error is not IOException)
        {
            known = known with
            {
                Problems = [.. known.Problems.Append(problem.ReplaceLineEndings(" ")).Distinct()],
                Broken = known.Broken ?? time.GetUtcNow(),
            };
            store.Run("BEGIN IMMEDIATE");
            known.Save(store);
            known.Mark(store);
            store.Run("COMMIT");
        }
    }

    private void Aside(string directory, string reason)
    {
        report.SetAside.Add(new(directory, 0, reason));
        report.SetAsideCount++;
    }
}
