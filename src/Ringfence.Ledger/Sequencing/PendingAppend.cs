using System.Collections.Concurrent;
using System.Threading.Tasks.Sources;

namespace Ringfence.Ledger.Sequencing;

/// <summary>An append that waits for its commit. Pooled: taken by AppendAsync, returned when its result has been read.</summary>
internal sealed class PendingAppend : IValueTaskSource<long>, IThreadPoolWorkItem
{
    // As many as ever waited at once.
    private static readonly ConcurrentQueue<PendingAppend> Pool = new();

    // Set by the writer before it queues this object to the pool of threads, read there.
    private long _index;
    private LedgerFault? _fault;

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

    /// <summary>The entry is durable. The caller goes on, on a thread of the pool.</summary>
    public void Complete(long index)
    {
        _index = index;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
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
