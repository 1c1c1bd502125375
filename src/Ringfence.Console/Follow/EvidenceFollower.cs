using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Ringfence.Evidence.Content;
using Ringfence.Evidence.Detections;
using Ringfence.Evidence.Ingest;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;
using Ringfence.Ledger;

namespace Ringfence.Console.Follow;

/// <summary>
/// Reads ledger and sources into the evidence store, again and again, on a thread of its own: of the ledger only what is new, verified as
/// the continuation of what was verified before (<see cref="WholeCheck"/> reads all of it, seldom). The pause after a look grows with what
/// it took: at most a tenth of one core goes into following, and as much into detections.
/// </summary>
public sealed partial class EvidenceFollower(
    ConsoleOptions options,
    EvidencePlaces places,
    MerkleLog ledger,
    TimeProvider time,
    ILogger<EvidenceFollower> log
) : BackgroundService
{
    private static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(2);

    private volatile EvidenceStanding _standing = new(); // swapped whole by the one loop
    private DateTimeOffset _detectNext; // owned by the loop
    private bool _detectAnew = true; // owned by the loop

    /// <summary>What was last known.</summary>
    public EvidenceStanding Standing => _standing;

    /// <summary>Entries that the store does not have yet.</summary>
    public long Behind => Math.Max(0, ledger.Size - _standing.Entries);

    /// <summary>Held by whoever writes the store: one at a time.</summary>
    internal Lock Writing { get; } = new();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            while (true)
            {
                Look(stoppingToken);
                var pause = _standing.Took * 9;
                await Task.Delay(pause > LeastPause ? pause : LeastPause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private void Look(CancellationToken cancel)
    {
        var begun = time.GetTimestamp();
        try
        {
            _standing = LookOnce(begun, cancel);
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Log.Failed(log, failure);
            _standing = _standing with { Fault = failure.Message, Took = time.GetElapsedTime(begun) };
        }
    }

    internal EvidenceStanding LookOnce(long begun, CancellationToken cancel)
    {
        var size = ledger.Size;
        using var store = EvidenceStore.Open(places.Store);
        var keys = options.KeepContent ? ContentKeys.OpenOrCreate(places.Store) : null;
        List<string> paths = [places.Ledger, .. places.Sources.Where(place => IsRemote(place) || Path.Exists(place))];
        IngestReport report;
        LedgerStanding? known;
        lock (Writing)
        {
            report = Ingestion.Run(store, paths, time, content: keys, ledgers: LedgerExtent.New, cancel: cancel);
            known = LedgerStanding.Of(store, places.Ledger);
        }

        var seen = _standing with
        {
            Fault = null,
            Read = time.GetUtcNow(),
            Took = time.GetElapsedTime(begun),
            Entries = size,
            Verified = known?.New,
            VerifiedWhole = known?.Whole,
            BrokenSince = known?.Broken,
            LedgerProblems =
            [
                .. report.SetAside.Where(aside => aside.File == places.Ledger).Select(aside => aside.Reason),
            ],
            SetAside = [.. report.SetAside.Take(5).Select(aside => $"{Path.GetFileName(aside.File)}: {aside.Reason}")],
        };
        _detectAnew |= report.New > 0 || _standing.BrokenSince != seen.BrokenSince;
        // Shown before detections are looked for: over a large store they take long.
        _standing = seen;
        return _detectAnew && time.GetUtcNow() >= _detectNext ? Detect(store, seen) : seen;
    }

    private EvidenceStanding Detect(EvidenceStore store, EvidenceStanding seen)
    {
        var begun = time.GetTimestamp();
        var alerts = Anomalies.Find(store, Severity.High, null, new Scope(Limit: 50));
        _detectAnew = false;
        _detectNext = time.GetUtcNow() + (time.GetElapsedTime(begun) * 9);
        return seen with
        {
            Alerts = [.. alerts.Rows.Select(row => Alert(alerts.Columns, row))],
            ProvenUntil = alerts.Coverage.ToDictionary(
                layer => layer.Key,
                layer => layer.Value.Count > 0 ? (DateTimeOffset?)layer.Value[^1].To : null
            ),
        };
    }

    private static Alert Alert(IReadOnlyList<string> columns, object?[] row)
    {
        return new(
            Text("severity")!,
            Text("detection")!,
            Text("title")!,
            Text("time"),
            Text("person"),
            Text("what"),
            Text("request_id"),
            Text("next")
        );

        string? Text(string column)
        {
            for (var at = 0; at < columns.Count; at++)
            {
                if (columns[at] == column)
                {
                    return row[at]?.ToString();
                }
            }
            return null;
        }
    }

    private static bool IsRemote(string place) => place.StartsWith("s3://", StringComparison.Ordinal);

    private static partial class Log
    {
        [LoggerMessage(920, LogLevel.Warning, "The evidence could not be read into the store; it is tried again")]
        public static partial void Failed(ILogger log, Exception why);
    }
}
