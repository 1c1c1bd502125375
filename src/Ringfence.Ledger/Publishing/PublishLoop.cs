using Ringfence.Ledger.Journal;

namespace Ringfence.Ledger.Publishing;

/// <summary>Publishes journal segments as they end, on one thread of its own, so that no append waits for tiles.</summary>
internal sealed class PublishLoop
{
    private readonly Publisher _publisher;
    private readonly TimeProvider _time;
    private readonly Action<LedgerFault> _broken;
    private readonly Thread _thread;
    private readonly object _gate = new();

    // Guarded by _gate.
    private List<Work> _work = [];
    private bool _stopping;

    // Owned by the loop: segments whose publication has not succeeded yet.
    private readonly List<JournalSegment> _segments = [];

    // Swapped whole by the loop.
    private volatile PublishLag? _lag;

    /// <summary>Starts the loop.</summary>
    /// <param name="publisher">Owned by the loop from here on.</param>
    /// <param name="time">Tells how long publishing has failed.</param>
    /// <param name="broken">Told when what is on disk turns out not to be what was committed.</param>
    public PublishLoop(Publisher publisher, TimeProvider time, Action<LedgerFault> broken)
    {
        _publisher = publisher;
        _time = time;
        _broken = broken;
        _thread = new Thread(Run) { IsBackground = true, Name = "ringfence ledger publish" };
        _thread.Start();
    }

    /// <summary>Why the published tree lags behind, and since when; null when it does not.</summary>
    public PublishLag? Lag => _lag;

    /// <summary>Hands over ended segments; the waiters are told when these and all before them are published, or why not.</summary>
    public void Enqueue(IReadOnlyList<JournalSegment> segments, IReadOnlyList<TaskCompletionSource> waiters)
    {
        lock (_gate)
        {
            _work.Add(new Work(segments, waiters));
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Publishes what has been handed over and ends.</summary>
    public void StopAndJoin()
    {
        lock (_gate)
        {
            _stopping = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
    }

    private void Run()
    {
        while (true)
        {
            // All that waits at once: while publishing fails, or a signer is slow, tries do not queue up.
            List<Work> taken;
            lock (_gate)
            {
                while (_work.Count == 0)
                {
                    if (_stopping)
                    {
                        return;
                    }

                    Monitor.Wait(_gate);
                }

                (taken, _work) = (_work, []);
            }

            _segments.AddRange(taken.SelectMany(work => work.Segments));
            Publish();
            foreach (var waiter in taken.SelectMany(work => work.Waiters))
            {
                if (_lag is null)
                {
                    waiter.SetResult();
                }
                else
                {
                    waiter.SetException(_lag.Fault);
                }
            }
        }
    }

    private void Publish()
    {
        if (_segments.Count == 0)
        {
            return;
        }

        try
        {
            _publisher.Publish(_segments);
            _segments.Clear();
            _lag = null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or LedgerFault)
        {
            Lags(
                new LedgerFault(
                    $"The ledger could not publish its tiles: {failure.Message} Entries are safe in its journal; it tries again.",
                    retryable: true,
                    failure
                )
            );
        }
        catch (Exception broken)
        {
            LedgerFault fault = new(
                $"The ledger has stopped, because what is on disk is not what was written: {broken.Message} Keep a copy of it, check the disk, and restart.",
                retryable: false,
                broken
            );
            Lags(fault);
            _broken(fault);
        }
    }

    private void Lags(LedgerFault fault) => _lag = new PublishLag(fault, _lag?.Since ?? _time.GetUtcNow());

    private sealed record Work(IReadOnlyList<JournalSegment> Segments, IReadOnlyList<TaskCompletionSource> Waiters);
}
