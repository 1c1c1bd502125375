using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Ringfence.Gateway.Health;
using Ringfence.Ledger;
using Ringfence.Ledger.Archiving;

namespace Ringfence.Gateway.Recording;

/// <summary>
/// Copies the ledger to its archive, as often as configured and when the gateway has served its last call. No call waits for it: while S3 is
/// slow or away calls are served and recorded as ever, and the lag is seen in <c>/metrics</c> and in the log. The archive is looked at before
/// the first call is taken, for one that holds another history of this log closes the ledger.
/// </summary>
internal sealed partial class ArchiveLoop(
    RecordingOptions options,
    MerkleLog ledger,
    ArchiveCopy copy,
    TimeProvider time,
    ILogger<ArchiveLoop> log
) : BackgroundService
{
    // Between tries of the last copy.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    // A gateway that starts while S3 is away must not stay away as well.
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(5);

    private readonly ArchiveOptions _options = options.Archive;

    // Written by the loop: everything appended before this moment is archived.
    private long _covered = time.GetTimestamp();

    // Swapped whole by the loop.
    private volatile string? _refusal;

    /// <summary>Entries that the archive covers.</summary>
    public long Entries => copy.Size;

    /// <summary>Entries that it does not cover yet.</summary>
    public long Lag => Math.Max(0, ledger.Size - copy.Size);

    /// <summary>How old the oldest of those can be; zero when there are none.</summary>
    public TimeSpan Late => Lag == 0 ? TimeSpan.Zero : time.GetElapsedTime(Volatile.Read(ref _covered));

    /// <summary>Copies that failed.</summary>
    public Counter Failures { get; } = new();

    /// <summary>Why nothing may be archived until somebody has looked; null when it may.</summary>
    public string? Refusal => _refusal;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(FirstLook, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await AttemptAsync(copy.LookAsync, either.Token);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var patience = new CancellationTokenSource(_options.LastCopy, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await CopyAllAsync(either.Token);
        if (Lag > 0)
        {
            // Nobody may start it again for long: a cell that its load stopped. So this is a fault, and an alarm hears it.
            Log.Left(log, Lag, _options.To);
        }
    }

    // No other time comes: what fails is tried again for as long as there is.
    private async Task CopyAllAsync(CancellationToken cancel)
    {
        await CopyAsync(cancel);
        while (Lag > 0 && _refusal is null && !cancel.IsCancellationRequested)
        {
            await Task.Delay(Pause, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await CopyAsync(cancel);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_options.Every, time);
        try
        {
            do
            {
                await CopyAsync(stoppingToken);
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task CopyAsync(CancellationToken cancel)
    {
        var at = time.GetTimestamp();
        var copied = await AttemptAsync(
            async stop =>
            {
                await ledger.PublishAsync();
                await copy.CopyAsync(stop);
            },
            cancel
        );
        if (copied)
        {
            Volatile.Write(ref _covered, at);
        }
        else if (Late > _options.LateAfter)
        {
            Log.Late(log, _options.To, Lag, (long)Late.TotalSeconds);
        }
    }

    private async Task<bool> AttemptAsync(Func<CancellationToken, Task> attempt, CancellationToken cancel)
    {
        try
        {
            // Verifying what is to be archived takes the processor, not only the network.
            await Task.Run(() => attempt(cancel), cancel);
            _refusal = null;
            return true;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Stopping, or out of patience; who asked for it says what follows.
        }
        catch (LedgerFault fault) when (!fault.Retryable)
        {
            _refusal = fault.Message;
            Failures.Add(1);
            Log.Refused(log, _options.To, fault.Message);
        }
        catch (Exception failure)
        {
            // Whatever it is, it is no reason to stop serving calls; the next time comes.
            Failures.Add(1);
            Log.Failed(log, _options.To, failure.Message, Lag, (long)Late.TotalSeconds);
        }
        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(
            120,
            LogLevel.Warning,
            "The ledger could not be copied to {Archive}: {Reason}; {Entries} entries wait, for {Seconds} s at most. It is tried again"
        )]
        public static partial void Failed(ILogger log, string archive, string reason, long entries, long seconds);

        [LoggerMessage(
            121,
            LogLevel.Error,
            "The archive {Archive} is late: {Entries} entries are only on this machine, for {Seconds} s at most"
        )]
        public static partial void Late(ILogger log, string archive, long entries, long seconds);

        [LoggerMessage(122, LogLevel.Critical, "Nothing is copied to the archive {Archive}: {Reason}")]
        public static partial void Refused(ILogger log, string archive, string reason);

        [LoggerMessage(
            123,
            LogLevel.Error,
            "The gateway stops before {Entries} entries are in {Archive}; they are copied when it starts again"
        )]
        public static partial void Left(ILogger log, long entries, string archive);
    }
}
