using System.Text.Json;
using Ringfence.Evidence.Gateway;
using Ringfence.Evidence.Store;
using Ringfence.Ledger;
using Ringfence.Ledger.Entries;
using Ringfence.Ledger.Verification;

namespace Ringfence.Evidence.Ingest;

/// <summary>
/// A gateway's ledger into the store: verified as a whole first, and against the last checkpoint that this store saw of it, so that a
/// ledger which forgot something is found even when it is consistent in itself.
/// </summary>
internal static class LedgerReading
{
    /// <param name="directory">Where it lies.</param>
    /// <param name="name">What it is called in the store: its directory, or its place in a bucket.</param>
    public static void Read(EvidenceStore store, string directory, string name, IngestReport report)
    {
        LedgerReader ledger;
        try
        {
            ledger = LedgerReader.Open(directory);
        }
        catch (Exception error) when (error is InvalidDataException or FormatException or IOException)
        {
            Aside(report, name, $"it looks like a ledger and cannot be read as one: {error.Message}");
            return;
        }

        var (verified, problems) = Verify(store, directory, ledger.Origin);
        foreach (var problem in problems)
        {
            Aside(report, name, problem);
        }

        Entries(store, name, ledger, report, verified);
    }

    private static void Entries(
        EvidenceStore store,
        string directory,
        LedgerReader ledger,
        IngestReport report,
        bool verified
    )
    {
        var calls = LedgerCalls.Read(ledger);
        long entries = calls.Sum(call => call.AnsweredIndex is { } answered && answered != call.Index ? 2 : 1);
        if (
            entries < ledger.Size
            && ledger.Entries().Count(entry => !EntryEncoding.IsKnown(entry.Bytes)) is > 0 and var foreign
        )
        {
            Aside(report, directory, $"{foreign} of its {ledger.Size} entries are no audit entries of Ringfence");
        }

        using var writer = new RowWriter(store.Database);
        using var file = new Statement(
            store.Database,
            "INSERT INTO file(path, name, size, stamp, sha256, kinds, mark) VALUES(?, 'ledger', ?, 0, '', ?, ?) ON CONFLICT DO UPDATE SET mark = excluded.mark RETURNING id"
        );
        file.Bind(1, directory);
        file.Bind(2, ledger.Size);
        file.Bind(3, $"ledger={entries}");
        file.Bind(4, verified ? 1 : 2);
        file.Step();
        var id = file.Number(0);
        file.Reset();
        foreach (var call in calls)
        {
            Write(store, writer, call, ledger.Origin, id, report);
        }

        report.Events["ledger"] = report.Events.GetValueOrDefault("ledger") + entries;
        Checkpoint(store, ledger, verified);
    }

    private static void Write(
        EvidenceStore store,
        RowWriter writer,
        RecordedCall call,
        string origin,
        long file,
        IngestReport report
    )
    {
        using var batch = new RowBatch();
        CallRow.Append(call, origin, batch);
        if (writer.Write(batch[0], file))
        {
            report.New++;
        }
        else
        {
            report.Repeated++;
            if (call.Answered is not null)
            {
                // The store may know the call as one without an answer.
                using var open = new Statement(
                    store.Database,
                    "DELETE FROM gateway_call WHERE request_id = ? AND answered IS NULL"
                );
                open.Bind(1, call.RequestId);
                open.Step();
                writer.Write(batch[0], file);
            }
        }

        using var attempt = new Statement(
            store.Database,
            "INSERT OR IGNORE INTO attempt(aws_request_id, call) SELECT ?, id FROM gateway_call WHERE request_id = ?"
        );
        foreach (var awsRequestId in call.Answered?.AwsRequestIds ?? [])
        {
            attempt.Bind(1, awsRequestId);
            attempt.Bind(2, call.RequestId);
            attempt.Step();
            attempt.Reset();
        }

        using var subject = new Statement(
            store.Database,
            "INSERT OR IGNORE INTO subject(digest, call) SELECT ?, id FROM gateway_call WHERE request_id = ?"
        );
        foreach (var digest in call.Call.Subjects)
        {
            subject.Bind(1, digest);
            subject.Bind(2, call.RequestId);
            subject.Step();
            subject.Reset();
        }
    }

    private static (bool Verified, IReadOnlyList<string> Problems) Verify(
        EvidenceStore store,
        string directory,
        string origin
    )
    {
        using var last = new Statement(
            store.Database,
            "SELECT note FROM checkpoint WHERE ledger = ? AND verified = 1 ORDER BY size DESC LIMIT 1"
        );
        last.Bind(1, origin);
        var earlier = last.Step() ? System.Text.Encoding.UTF8.GetBytes(last.Text(0)!) : null;
        try
        {
            var found = LedgerVerifier.Verify(
                directory,
                new VerificationOptions { EarlierCheckpoint = earlier is null ? null : (ReadOnlyMemory<byte>?)earlier }
            );
            return (found.Ok, [.. found.Findings.Select(finding => finding.ToString())]);
        }
        catch (Exception error) when (error is FormatException or InvalidDataException or JsonException)
        {
            return (false, [$"it cannot be verified: {error.Message}"]);
        }
    }

    private static void Checkpoint(EvidenceStore store, LedgerReader ledger, bool verified)
    {
        using var note = new Statement(
            store.Database,
            "INSERT INTO checkpoint(ledger, size, note, verified) VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING"
        );
        note.Bind(1, ledger.Origin);
        note.Bind(2, ledger.PublishedSize);
        note.Bind(3, ledger.Checkpoint);
        note.Bind(4, verified ? 1 : 0);
        note.Step();
    }

    private static void Aside(IngestReport report, string directory, string reason)
    {
        report.SetAside.Add(new(directory, 0, reason));
        report.SetAsideCount++;
    }
}
