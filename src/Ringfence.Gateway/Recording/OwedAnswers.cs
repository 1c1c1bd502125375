using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Ringfence.Ledger;

namespace Ringfence.Gateway.Recording;

/// <summary>
/// Entries of calls that had ended when the ledger could not take them. They are written as soon as it can, so that no
/// <c>InferenceAsked</c> stays without its answer because a disk was full for a minute. Bounded: past the bound a pair stays open,
/// and the evidence engine reports it.
/// </summary>
internal sealed partial class OwedAnswers(MerkleLog ledger, TimeProvider time, ILogger<OwedAnswers> log)
    : BackgroundService
{
    private const int Most = 10_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<byte[]> _entries = new();

    public int Count => _entries.Count;

    public void Add(ReadOnlySpan<byte> entry)
    {
        if (_entries.Count < Most)
        {
            _entries.Enqueue(entry.ToArray());
        }
        else
        {
            Log.Forgotten(log, Most);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await WriteAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync();
    }

    /// <summary>Writes what is owed, oldest first, until the ledger refuses.</summary>
    internal async Task WriteAsync()
    {
        var written = 0;
        while (_entries.TryPeek(out var entry))
        {
            try
            {
                await ledger.AppendAsync(entry);
            }
            catch (LedgerFault)
            {
                return; // Still down; its fault is logged and shown by /readyz.
            }
            _entries.TryDequeue(out _);
            written++;
        }
        if (written > 0)
        {
            Log.Written(log, written);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            110,
            LogLevel.Warning,
            "Wrote {Count} entries that were owed since the ledger could not take them"
        )]
        public static partial void Written(ILogger log, int count);

        [LoggerMessage(
            111,
            LogLevel.Critical,
            "An answered entry is lost: {Count} are owed already and the ledger takes none"
        )]
        public static partial void Forgotten(ILogger log, int count);
    }
}
