using Ringfence.Ledger.Journal;
using Ringfence.Ledger.Tiles;

namespace Ringfence.Ledger.Sequencing;

/// <summary>Gathers the appends that wait and commits them together, on one thread of its own, which blocks on the disk.</summary>
internal sealed class AppendLoop
{
    // One frame's worth: bounds the memory of a batch, and how long its first entry waits for its last.
    private const int MaxBatch = 4096;
    private const int MaxBatchBytes = 4 << 20;

    // A commit costs about the same for one entry as for fifty (a signature, a write, a sync). So where the last ones had company the next
    // waits a moment for as many again, and goes as soon as it has them; an append that comes alone never waits.
    private const int Company = 4;

    // How long it waits for them, at most: a caller takes tens of microseconds of a core until it comes again, and the others wait for the core.
    private const int ArrivalsInAMillisecond = 12;
    private const int MostMilliseconds = 4;

    private readonly Sequencer _sequencer;
    private readonly SegmentSink _ended;
    private readonly Thread _thread;
    private readonly object _gate = new();

    // Guarded by _gate.
    private readonly Queue<PendingAppend> _waiting = new();
    private List<TaskCompletionSource> _publishWaiters = [];
    private bool _roll;
    private LedgerFault? _stopped;

    // Guarded by _gate: how many must wait for the loop to be woken, and how many it expects to come together.
    private int _wakeAt = 1;
    private int _expected;

    // Swapped whole.
    private volatile LedgerFault? _fault;
    private volatile LedgerFault? _broken;

    /// <summary>Starts the loop.</summary>
    /// <param name="sequencer">Owned by the loop from here on.</param>
    /// <param name="ended">Called on the loop's thread.</param>
    public AppendLoop(Sequencer sequencer, SegmentSink ended)
    {
        _sequencer = sequencer;
        _ended = ended;
        _thread = new Thread(Run) { IsBackground = true, Name = "ringfence ledger append" };
        _thread.Start();
    }

    /// <summary>Takes the journal segments that have ended, and those who wait until they are published.</summary>
    public delegate void SegmentSink(
        IReadOnlyList<JournalSegment> segments,
        IReadOnlyList<TaskCompletionSource> waiters
    );

    /// <summary>Why appends fail now; null when they do not.</summary>
    public LedgerFault? Fault => _fault;

    /// <summary>Entries made durable so far.</summary>
    public long Size => _sequencer.Size;

    public ValueTask<long> AppendAsync(ReadOnlyMemory<byte> entry)
    {
        if (entry.Length > EntryBundle.MaxEntryBytes)
        {
            return ValueTask.FromException<long>(
                new ArgumentException(
                    $"An entry has at most {EntryBundle.MaxEntryBytes} bytes, this one {entry.Length}: shorten its longest fields.",
                    nameof(entry)
                )
            );
        }

        PendingAppend append = PendingAppend.Take(entry);
        var task = append.Task;
        lock (_gate)
        {
            if (_stopped is not null)
            {
                append.Fail(_stopped);
                return task;
            }

            _waiting.Enqueue(append);
            if (_waiting.Count == _wakeAt)
            {
                Monitor.Pulse(_gate);
            }
        }

        return task;
    }

    /// <summary>Asks that the current segment ends, so that it can be published; and tries again what failed before.</summary>
    /// <param name="waiter">Handed on with the segments.</param>
    public void Roll(TaskCompletionSource? waiter = null)
    {
        lock (_gate)
        {
            if (waiter is not null)
            {
                if (_stopped is not null)
                {
                    waiter.SetException(_stopped);
                    return;
                }

                _publishWaiters.Add(waiter);
            }

            _roll = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Refuses appends from now on, those that wait included: nothing more is written.</summary>
    public void Break(LedgerFault reason)
    {
        _broken = reason;
        Stop(reason);
    }

    /// <summary>Refuses appends from now on. Those that wait are still committed.</summary>
    public void Stop(LedgerFault reason)
    {
        lock (_gate)
        {
            _stopped ??= reason;
            _fault = _stopped;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Waits until the loop has ended after a <see cref="Stop"/>.</summary>
    public void Join() => _thread.Join();

    private void Run()
    {
        PendingAppend[] batch = new PendingAppend[MaxBatch];
        var count = 0;
        bool stopping;
        do
        {
            bool roll;
            List<TaskCompletionSource> waiters;
            lock (_gate)
            {
                while (_waiting.Count == 0 && !_roll && _stopped is null)
                {
                    Monitor.Wait(_gate);
                }

                Gather();
                count = TakeBatch(batch);
                Expect(count);
                (roll, _roll) = (_roll, false);
                stopping = _stopped is not null;
                waiters = _publishWaiters;
                _publishWaiters = roll ? [] : waiters;
            }

            Commit(batch.AsSpan(0, count));
            if (roll)
            {
                TryAgain();
                _ended(_sequencer.Roll(), waiters);
            }
        } while (count > 0 || !stopping);

        _ended(_sequencer.Close(), []);
    }

    // Called with _gate held.
    private void Gather()
    {
        if (_expected >= Company && _waiting.Count < _expected && !_roll && _stopped is null)
        {
            // A roll or a stop ends this early too; an append that is not the last of those expected does not.
            _wakeAt = _expected;
            Monitor.Wait(_gate, Math.Clamp(_expected / ArrivalsInAMillisecond, 1, MostMilliseconds));
            _wakeAt = 1;
        }
    }

    // Falls slowly: appenders that were late once are waited for again, those that have gone are soon forgotten.
    private void Expect(int count) => _expected = Math.Max(count, _expected - Math.Max(1, _expected / 8));

    private int TakeBatch(Span<PendingAppend> batch)
    {
        var count = 0;
        var bytes = 0;
        while (count < batch.Length && bytes < MaxBatchBytes && _waiting.TryDequeue(out var append))
        {
            bytes += append.Entry.Length;
            batch[count++] = append;
        }

        return count;
    }

    private void Commit(Span<PendingAppend> batch)
    {
        if (batch.IsEmpty)
        {
            return;
        }

        if (_broken is not null)
        {
            Fail(batch, _broken);
            return;
        }

        try
        {
            var first = _sequencer.Commit(batch);
            Recovered();
            PendingAppend.Complete(batch, first);
        }
        catch (LedgerFault fault)
        {
            Fail(batch, fault);
        }
        catch (Exception bug)
        {
            // Nothing is known of the state any more. Only opening the ledger again can say what is on disk.
            LedgerFault fault = new(
                $"The ledger has stopped: {bug.Message} Restart to recover it.",
                retryable: false,
                bug
            );
            Break(fault);
            Fail(batch, fault);
        }
    }

    private void Fail(Span<PendingAppend> batch, LedgerFault fault)
    {
        lock (_gate)
        {
            _fault = _stopped ?? fault;
        }

        foreach (var append in batch)
        {
            append.Fail(fault);
        }
    }

    private void Recovered()
    {
        if (_fault is not null)
        {
            lock (_gate)
            {
                _fault = _stopped;
            }
        }
    }

    private void TryAgain()
    {
        if (_fault is not { Retryable: true })
        {
            return;
        }

        try
        {
            _sequencer.Prepare();
            Recovered();
        }
        catch (LedgerFault still)
        {
            Fail([], still);
        }
    }
}
