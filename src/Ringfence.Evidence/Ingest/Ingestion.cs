using System.Globalization;
using Amazon.S3;
using Ringfence.Evidence.Content;
using Ringfence.Evidence.S3;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Ingest;

/// <summary>
/// Reads files and ledgers into a store. Safe to repeat and to kill: a file is written as a whole or not at all, the same row once, and
/// a repeat ends in the same store as an uninterrupted run.
/// </summary>
public sealed class Ingestion : IDisposable
{
    // A commit every so many rows, at the end of a file: what a kill costs, against a sync's price. The index of event ids is written in no
    // order: each commit writes most of its pages anew, so few large ones cost less than many small ones.
    private const int RowsACommit = 50_000;

    private readonly EvidenceStore _store;
    private readonly TimeProvider _time;
    private readonly IngestReport _report = new();
    private readonly Action<IngestProgress>? _progress;
    private readonly List<string> _conflicts = [];
    private Contradictions? _contradictions;
    private long _rows;
    private long _records;

    private Ingestion(EvidenceStore store, TimeProvider time, Action<IngestProgress>? progress) =>
        (_store, _time, _progress) = (store, time, progress);

    /// <param name="paths">Files and directories, each of which must exist, and <c>s3://bucket/prefix</c>.</param>
    /// <param name="s3">For what begins with <c>s3://</c>.</param>
    /// <param name="content">Prompts and answers are kept, sealed with this; null: nothing of them is.</param>
    /// <param name="ledgers">How much of ledgers in directories; those in buckets are copied, and read as a whole.</param>
    /// <exception cref="IOException">The store cannot be written, or a bucket not listed.</exception>
    public static IngestReport Run(
        EvidenceStore store,
        IEnumerable<string> paths,
        TimeProvider time,
        Action<IngestProgress>? progress = null,
        IAmazonS3? s3 = null,
        ContentKeys? content = null,
        LedgerExtent ledgers = LedgerExtent.Whole,
        CancellationToken cancel = default
    )
    {
        using var ingestion = new Ingestion(store, time, progress);
        var begun = time.GetTimestamp();
        var remote = paths.Where(S3Place.Is).ToList();
        var (files, local) = InputFile.Enumerate(paths.Where(path => !S3Place.Is(path)));
        var bucket = S3Listing.Of(s3, remote, cancel);
        ingestion.Files([.. files, .. bucket.Files], begun, cancel);
        var reading = new LedgerReading(store, ingestion._report, time);
        foreach (var ledger in local)
        {
            reading.Read(ledger, ledger, ledgers, cancel);
        }

        foreach (var ledger in bucket.Ledgers)
        {
            using var copy = S3Ledger.Copy(s3!, ledger, cancel);
            reading.Read(copy.Path, ledger.Url, LedgerExtent.Whole, cancel);
        }

        Settlement.Run(store);
        if (content is not null)
        {
            ingestion._report.Content = ContentReading.Run(store, [.. files, .. bucket.Files], content, cancel);
        }
        else
        {
            ContentErasure.ZeroRetained(store);
        }

        ingestion._report.Seconds = time.GetElapsedTime(begun).TotalSeconds;
        return ingestion._report;
    }

    /// <inheritdoc/>
    public void Dispose() => _contradictions?.Dispose();

    private void Files(IReadOnlyList<InputFile> all, long begun, CancellationToken cancel)
    {
        _report.Files = all.Count;
        var wanted = Unknown(all);
        if (wanted.Count == 0)
        {
            return;
        }

        var bytes = wanted.Sum(file => file.Size);
        long done = 0;
        var filesDone = 0;
        long fileId = 0;
        using var writer = new RowWriter(_store.Database);
        using var record = new FileTable(_store.Database);
        if (DropIndexesForLoad(bytes))
        {
            writer.BeginLoad();
        }

        _store.Run("BEGIN IMMEDIATE");
        using var parsing = new OrderedParsing(wanted);
        parsing.Run(
            (input, parsed, batch) =>
            {
                fileId = fileId == 0 ? record.Next() : fileId;
                if (batch is not null)
                {
                    Write(writer, batch, fileId);
                    return;
                }

                foreach (var conflict in _conflicts)
                {
                    parsed.SetAside(conflict);
                }

                _conflicts.Clear();
                record.Add(fileId, input, parsed);
                Report(parsed);
                fileId = 0;
                done += input.Size;
                filesDone++;
                if (_rows >= RowsACommit)
                {
                    _store.Run("COMMIT; BEGIN IMMEDIATE");
                    _rows = 0;
                    _progress?.Invoke(new(filesDone, wanted.Count, done, bytes, _records, _time.GetElapsedTime(begun)));
                }
            },
            cancel
        );
        _store.Run("COMMIT");
        writer.EndLoad();
    }

    // A file of the same path, size and time is the file that was read; its records are counted as repeated.
    private List<InputFile> Unknown(IReadOnlyList<InputFile> all)
    {
        var wanted = new List<InputFile>();
        using var known = new Statement(
            _store.Database,
            "SELECT kinds FROM file WHERE path = ? AND size = ? AND stamp = ?"
        );
        foreach (var file in all)
        {
            known.Bind(1, file.Path);
            known.Bind(2, file.Size);
            known.Bind(3, file.Stamp);
            if (known.Step())
            {
                _report.FilesKnown++;
                foreach (var (kind, count) in FileTable.Kinds(known.Text(0)!))
                {
                    _report.Events[kind] = _report.Events.GetValueOrDefault(kind) + count;
                    _report.Repeated += FileTable.HasRows(kind) ? count : 0;
                }
            }
            else
            {
                wanted.Add(file);
            }

            known.Reset();
        }

        return wanted;
    }

    private void Write(RowWriter writer, RowBatch batch, long file)
    {
        for (var at = 0; at < batch.Count; at++)
        {
            if (writer.Write(batch[at], file))
            {
                _report.New++;
            }
            else
            {
                _report.Repeated++;
                _contradictions ??= new Contradictions(_store);
                if (_contradictions.Of(batch[at], file) is { } conflict)
                {
                    _conflicts.Add(conflict);
                }
            }
        }

        _rows += batch.Count;
        _records += batch.Count;
    }

    private void Report(ParsedFile parsed)
    {
        const int Most = 1000;
        foreach (var (kind, count) in parsed.Kinds)
        {
            _report.Events[kind] = _report.Events.GetValueOrDefault(kind) + count;
        }

        foreach (var malformed in parsed.Malformed)
        {
            if (_report.SetAside.Count < Most)
            {
                _report.SetAside.Add(new(parsed.Path, malformed.Offset, malformed.Reason));
            }
        }

        _report.SetAsideCount += parsed.Malformed.Count + parsed.MoreMalformed;
    }

    // Keeping a dozen indexes up to date costs more than making them anew, when what comes is much against what is there. True for the first load.
    private bool DropIndexesForLoad(long bytes)
    {
        var present = _store.Scalar("SELECT max(id) FROM event");
        if (bytes / 200 < present)
        {
            return false;
        }

        foreach (var index in Schema.Indexes)
        {
            _store.Run(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"DROP INDEX IF EXISTS {index[..index.IndexOf(' ', StringComparison.Ordinal)]}"
                )
            );
        }

        return present == 0;
    }
}
