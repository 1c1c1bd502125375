using Microsoft.Extensions.Hosting;
using Ringfence.Ledger;
using Ringfence.Ledger.Entries;

namespace Ringfence.Gateway.Phi;

/// <summary>Takes what was done to epochs into the ledger, soon after it was done, or when the gateway next starts.</summary>
internal sealed class EpochRecorder(SubjectDigests subjects, MerkleLog ledger, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (subjects.Epochs is not { } epochs)
        {
            return;
        }
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            do
            {
                await RecordAsync(epochs);
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    /// <summary>Writes each change that the ledger lacks. One that is written twice, since the process died in between, says the same.</summary>
    internal async Task RecordAsync(SubjectEpochs epochs)
    {
        var recorded = epochs.Recorded;
        foreach (var change in epochs.ChangesAfter(recorded))
        {
            using var entry = new PooledBuffer();
            EntryEncoding.Write(
                entry,
                new EpochChanged
                {
                    Time = change.Time,
                    RequestId = RequestIds.New(time),
                    Epoch = change.Epoch,
                    Change = change.Change,
                    By = change.By,
                }
            );
            try
            {
                await ledger.AppendAsync(entry.Memory);
            }
            catch (LedgerFault)
            {
                return; // Down; its fault is logged and shown by /readyz, and the next turn tries again.
            }
            epochs.Recorded = ++recorded;
        }
    }
}
