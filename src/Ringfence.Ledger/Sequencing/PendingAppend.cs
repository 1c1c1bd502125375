using System.Collections.Concurrent;
using System.Threading.Tasks.Sources;

namespace Ringfence.Ledger.Sequencing;

/// <summary>An append that waits for its commit. Pooled: taken by AppendAsync, returned when its result has been read.</summary>
internal sealed class PendingAppend : IValueTaskSource<long>, IThreadPoolWorkItem
{
    // At least so many callers go on in one go, one after the other; more where there are fewer processors to go on at once.
    private const int InOneGo = 8;

    // As many as ever waited at once.
    private static readonly ConcurrentQueue<PendingAppend> Pool = new();

    // Set by the writer before it queues this object to the pool of threads, read there.
    private long _index;
    private LedgerFault? _fault;
    private PendingAppend? _next;

    // Continuations run on the thread that Execute runs on, which belongs to nobody.
    private ManualResetValueTaskSourceCore<long> _source;

    /// <summary>The bytes to append; the caller's own, not changed until completion.</summary>
    public ReadOnlyMemory<byte> Entry { get; private set; }

    /// <summary>What the caller awaits.</summary>
    public ValueTask<long> Task => new(this, _source.Version);

    public static PendingAppend Take(ReadOnlyMemory<byte> entry)
    {
        if (!Pool.TryDequeue(out var append))
        {
            append = new PendingAppend();
        }

        append.Entry = entry;
        return append;
    }

    /// <summary>These entries are durable, the first at that index. Their callers go on, on threads of the pool.</summary>
    public static void Complete(ReadOnlySpan<PendingAppend> appends, long first)
    {
        // Each item of the pool wakes a thread, which costs more than what most callers do next: so a few go on one after the other.
        var length = Math.Max(InOneGo, (appends.Length + Environment.ProcessorCount - 1) / Environment.ProcessorCount);
        for (var start = 0; start < appends.Length; start += length)
        {
            var chain = appends.Slice(start, Math.Min(length, appends.Length - start));
            for (var i = 0; i < chain.Length; i++)
            {
                chain[i]._index = first + start + i;
                chain[i]._next = i + 1 < chain.Length ? chain[i + 1] : null;
            }

            ThreadPool.UnsafeQueueUserWorkItem(chain[0], preferLocal: false);
        }
    }

    /// <summary>The entry was not made durable.</summary>
    public void Fail(LedgerFault fault)
    {
        // Each caller throws an exception of its own: one thrown on several threads mixes up their stacks.
        _fault = new LedgerFault(fault.Message, fault.Retryable, fault.InnerException);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        for (var append = this; append is not null; )
        {
            // Setting its result gives the object back to those that may be taken again.
            var next = append._next;
            append._next = null;
            append.SetResult();
            append = next;
        }
    }

    private void SetResult()
    {
        if (_fault is null)
        {
            _source.SetResult(_index);
        }
        else
        {
            _source.SetException(_fault);
        }
    }

    ValueTaskSourceStatus IValueTaskSource<long>.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource<long>.OnCompleted(
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags
    ) => _source.OnCompleted(continuation, state, token, flags);

    long IValueTaskSource<long>.GetResult(short token)
    {
        try
        {
            return _source.GetResult(token);
        }
        finally
        {
            Entry = default;
            _fault = null;
            _source.Reset();
            Pool.Enqueue(this);
        }
    }
}
