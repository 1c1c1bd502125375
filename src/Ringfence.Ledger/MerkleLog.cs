using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Publishing;
using Ringfence.Ledger.Sequencing;
using Ringfence.Ledger.Stores;
using Ringfence.Ledger.Tiles;

namespace Ringfence.Ledger;

/// <summary>An append-only Merkle log in C2SP tlog-tiles form (docs/ledger-format.md).</summary>
public sealed class MerkleLog : IAsyncDisposable
{
    /// <summary>The longest entry, in bytes.</summary>
    public const int MaxEntryBytes = EntryBundle.MaxEntryBytes;

    private readonly ILedgerStore _store;
    private readonly IDisposable _lock;
    private readonly Publisher _publisher;
    private readonly PublishLoop _publishing;
    private readonly AppendLoop _appending;
    private readonly ITimer _timer;
    private int _disposed;

    private MerkleLog(
        Recovery recovered,
        ILedgerStore store,
        IDisposable taken,
        LedgerOptions options,
        TimeProvider time
    )
    {
        _store = store;
        _lock = taken;
        RecoveryNote = recovered.Note;
        _publisher = recovered.Publisher;
        _publishing = new PublishLoop(_publisher, fault => _appending!.Break(fault));
        _appending = new AppendLoop(recovered.Sequencer, _publishing.Enqueue);
        _publishing.Enqueue(recovered.Segments, []);
        _timer = time.CreateTimer(_ => _appending.Roll(), null, options.PublishEvery, options.PublishEvery);
    }

    /// <summary>Entries made durable so far.</summary>
    public long Size => _appending.Size;

    /// <summary>Why appends are refused now; null when they are not.</summary>
    public LedgerFault? Fault => _appending.Fault;

    /// <summary>Why the published tree lags behind the journal; null when it does not. Entries are durable all the same.</summary>
    public LedgerFault? PublishFault => _publishing.Fault;

    /// <summary>What opening had to drop, for the log of the process; null when the ledger had been closed in good order.</summary>
    public string? RecoveryNote { get; }

    /// <summary>The latest published checkpoint, a signed note.</summary>
    public string Checkpoint => _publisher.Published.Note.ToString();

    /// <summary>Opens a ledger, or makes one; recovers to the last durable entry.</summary>
    /// <exception cref="LedgerFault">
    /// Another process has it, its key or origin is another, or what is on disk cannot be what a crash left: it is opened for nobody
    /// until somebody has looked.
    /// </exception>
    public static MerkleLog Open(LedgerOptions options, ICheckpointSigner signer, TimeProvider time)
    {
        DirectoryLock taken = DirectoryLock.Take(options.Directory);
        return Open(options, signer, time, new DirectoryStore(options.Directory), taken);
    }

    /// <summary>The same upon any store. Takes over the store and the lock, also when it fails.</summary>
    internal static MerkleLog Open(
        LedgerOptions options,
        ICheckpointSigner signer,
        TimeProvider time,
        ILedgerStore store,
        IDisposable taken
    )
    {
        try
        {
            return new MerkleLog(Recovery.Run(store, signer, options.Origin), store, taken, options, time);
        }
        catch (Exception failure)
        {
            store.Dispose();
            taken.Dispose();
            if (failure is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                throw new LedgerFault(
                    $"The ledger {options.Directory} cannot be opened: {failure.Message}",
                    retryable: false,
                    failure
                );
            }

            throw;
        }
    }

    /// <summary>
    /// Appends one entry of at most 65,535 bytes. Completes only when the entry and a signed checkpoint that covers it are on disk
    /// (fsync). The index is never reused. Until it completes the caller MUST NOT tell anyone that the entry exists,
    /// and MUST NOT change <paramref name="entry"/>.
    /// </summary>
    /// <exception cref="LedgerFault">The entry was not made durable.</exception>
    /// <exception cref="ArgumentException">The entry is longer than <see cref="MaxEntryBytes"/>.</exception>
    public ValueTask<long> AppendAsync(ReadOnlyMemory<byte> entry) => _appending.AppendAsync(entry);

    /// <summary>Publishes everything appended so far, without waiting for the next time it is due.</summary>
    /// <exception cref="LedgerFault">It could not be published; it is tried again when it is next due.</exception>
    public Task PublishAsync()
    {
        TaskCompletionSource published = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _appending.Roll(published);
        return published.Task;
    }

    /// <summary>Commits what waits, publishes everything, and lets the directory go. Appends fail from here on.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await _timer.DisposeAsync();
        _appending.Stop(new LedgerFault("The ledger is closed.", retryable: false));
        await Task.Run(() =>
        {
            _appending.Join();
            _publishing.StopAndJoin();
        });
        _store.Dispose();
        _lock.Dispose();
    }
}
