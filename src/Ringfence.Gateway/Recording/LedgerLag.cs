using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Ringfence.Ledger;

namespace Ringfence.Gateway.Recording;

/// <summary>
/// Watches whether the ledger publishes what is recorded, and says in the log when it does not and when it does again. For
/// <see cref="RecordingOptions.MayLag"/> calls go on meanwhile, their entries durable in the journal; then new ones are refused.
/// </summary>
internal sealed partial class LedgerLag(
    MerkleLog ledger,
    RecordingOptions options,
    TimeProvider time,
    ILogger<LedgerLag> log
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Owned by the background task.
    private bool _said;

    /// <summary>Why publishing fails; null while it does not.</summary>
    public LedgerFault? Fault => ledger.Lag?.Fault;

    /// <summary>For how long publishing has failed; zero while it does not.</summary>
    public TimeSpan For => ledger.Lag is { } lag ? time.GetUtcNow() - lag.Since : TimeSpan.Zero;

    /// <summary>Whether that is longer than it may: no new call is forwarded.</summary>
    public bool IsTooLong => For > options.MayLag;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Say();
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private void Say()
    {
        if (Fault is { } fault && !_said)
        {
            Log.Lags(log, fault, options.MayLag);
            _said = true;
        }
        else if (Fault is null && _said)
        {
            Log.Publishes(log);
            _said = false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            120,
            LogLevel.Error,
            "The ledger could not publish its checkpoint; entries are durable in its journal, and calls are refused once this has lasted {MayLag}"
        )]
        public static partial void Lags(ILogger log, Exception fault, TimeSpan mayLag);

        [LoggerMessage(121, LogLevel.Warning, "The ledger publishes again; every entry made meanwhile is in it")]
        public static partial void Publishes(ILogger log);
    }
}
