using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Ringfence.Evidence.Ingest;
using Ringfence.Evidence.Store;

namespace Ringfence.Console.Follow;

/// <summary>
/// Verifies the whole ledger, every hash of it, seldom or when asked: an entry that was altered long after it was read is found by this
/// alone. The live look goes on meanwhile, for this only reads; what it found is written into the store at its end.
/// </summary>
public sealed partial class WholeCheck(
    EvidencePlaces places,
    EvidenceFollower follower,
    ConsoleOptions options,
    TimeProvider time,
    ILogger<WholeCheck> log
) : BackgroundService
{
    // A ledger that takes long is verified more seldom than is configured: a tenth of one core at most.
    private const int Rest = 9;

    private readonly SemaphoreSlim _asked = new(0, 1);
    private DateTimeOffset _last; // owned by the loop
    private volatile bool _running;

    /// <summary>Whether it is under way.</summary>
    public bool IsRunning => _running;

    /// <summary>Has it run as soon as it can.</summary>
    public void Ask()
    {
        _running = true;
        try
        {
            _asked.Release();
        }
        catch (SemaphoreFullException)
        {
            // Asked already.
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _asked.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var isAsked = await _asked.WaitAsync(TimeSpan.FromSeconds(10), stoppingToken);
                await Task.Run(() => Look(isAsked), stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    // Whatever is wrong with store or ledger is told and tried again: the console must not stop the gateway that it is a guest of.
    private void Look(bool isAsked)
    {
        try
        {
            if (isAsked || IsDue())
            {
                _running = true;
                Run();
            }
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Log.Failed(log, failure);
            _last = time.GetUtcNow();
        }
        finally
        {
            _running = false;
        }
    }

    // The first look of a new store reads everything by itself.
    private bool IsDue()
    {
        if (!File.Exists(places.Store))
        {
            return false;
        }
        using var store = EvidenceStore.OpenReadOnly(places.Store);
        if (LedgerStanding.Of(store, places.Ledger) is not { } known)
        {
            return false;
        }
        var last = known.Whole > _last ? known.Whole.Value : _last;
        var rest = known.WholeTook * Rest;
        return time.GetUtcNow() - last >= (rest > options.VerifyWholeEvery ? rest : options.VerifyWholeEvery);
    }

    private void Run()
    {
        string? earlier;
        using (var store = EvidenceStore.OpenReadOnly(places.Store))
        {
            var known = LedgerStanding.Of(store, places.Ledger);
            earlier = known is null ? null : LedgerCheck.EarlierOf(store, known.Origin);
        }
        var check = LedgerCheck.Whole(places.Ledger, earlier, time);
        lock (follower.Writing)
        {
            using var store = EvidenceStore.Open(places.Store);
            check.Keep(store, places.Ledger);
        }
        if (check.Problems.Count > 0)
        {
            Log.Broken(log, check.Problems.Count, check.Problems[0]);
        }
        _last = time.GetUtcNow();
    }

    private static partial class Log
    {
        [LoggerMessage(
            921,
            LogLevel.Error,
            "The ledger does not verify: {Count} places are not what they should be, the first: {First}"
        )]
        public static partial void Broken(ILogger log, int count, string first);

        [LoggerMessage(922, LogLevel.Warning, "The whole ledger could not be verified; it is tried again")]
        public static partial void Failed(ILogger log, Exception why);
    }
}
