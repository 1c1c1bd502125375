using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Merkle;
using Ringfence.Ledger.Publishing;
using Ringfence.Ledger.Reading;
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
    private readonly Publisher _publisher;
    private readonly PublishLoop _publishing;
    private readonly AppendLoop _appending;
    private readonly ITimer _timer;
    private int _disposed;

    private MerkleLog(Recovery recovered, ILedgerStore store, LedgerOptions options, TimeProvider time)
    {
        _store = store;
        RecoveryNote = recovered.Note;
        _publisher = recovered.Publisher;
        _publishing = new PublishLoop(_publisher, time, fault => _appending!.Break(fault));
        _appending = new AppendLoop(recovered.Sequencer, _publishing.Enqueue);
        _publishing.Enqueue(recovered.Segments, []);
        _timer = time.CreateTimer(_ => _appending.Roll(), null, options.PublishEvery, options.PublishEvery);
    }

    /// <summary>Entries made durable so far.</summary>
    public long Size => _appending.Size;

    /// <summary>Why appends are refused now; null when they are not.</summary>
    public LedgerFault? Fault => _appending.Fault;

    /// <summary>Why the published tree lags behind the journal, and since when; null when it does not. Entries are durable all the same.</summary>
    public PublishLag? Lag => _publishing.Lag;

    /// <summary>What opening had to drop, for the log of the process; null when the ledger had been closed in good order.</summary>
    public string? RecoveryNote { get; }

    /// <summary>The latest published checkpoint, a signed note.</summary>
    public string Checkpoint => _publisher.Published.Note.ToString();

    /// <summary>Its files: whoever reads them beside the one who writes.</summary>
    internal ILedgerStore Store => _store;

    /// <summary>The latest published checkpoint.</summary>
    internal SignedCheckpoint Published => _publisher.Published;

    /// <summary>Opens a ledger, or makes one; recovers to the last durable entry.</summary>
    /// <exception cref="LedgerFault">
    /// Another process has it, its key or origin is another, or what is on disk cannot be what a crash left: it is opened for nobody
    /// until somebody has looked.
    /// </exception>
    public static MerkleLog Open(LedgerOptions options, ICheckpointSigner signer, TimeProvider time) =>
        Open(options, signer, time, DirectoryStore.ForWriting);

    /// <summary>
    /// The same for a log whose key is a call away (AWS KMS): what is published is signed with it, and what is committed before that
    /// with a key of this machine, so that no entry waits for the call.
    /// </summary>
    /// <param name="options">Where the ledger is, and how it commits.</param>
    /// <param name="signer">The log's key. While it fails, entries are durable in the journal, and are published when it answers again.</param>
    /// <param name="journal">The machine's key, under the same name; what the log's key signs says which it is.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="LedgerFault">As above; or the log's key was needed, for a new ledger or a new machine's key, and failed.</exception>
    public static MerkleLog Open(
        LedgerOptions options,
        ICheckpointSigner signer,
        ICheckpointSigner journal,
        TimeProvider time
    ) => Open(options, signer, time, DirectoryStore.ForWriting, journal);

    /// <summary>The same upon any store.</summary>
    internal static MerkleLog Open(
        LedgerOptions options,
        ICheckpointSigner signer,
        TimeProvider time,
        Func<string, ILedgerStore> open,
        ICheckpointSigner? journal = null
    )
    {
        if (string.Join(' ', options.Problems()) is { Length: > 0 } problems)
        {
            throw new LedgerFault($"The ledger's options are wrong. {problems}", retryable: false);
        }

        ILedgerStore? store = null;
        try
        {
            store = open(options.Directory);
            return new MerkleLog(Recovery.Run(store, signer, journal, options), store, options, time);
        }
        catch (Exception failure)
        {
            store?.Dispose();
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

    /// <summary>Takes no more entries from here on: to go on would contradict what others were given of this log.</summary>
    internal void Refuse(LedgerFault reason) => _appending.Break(reason);

    /// <summary>Publishes everything appended so far, without waiting for the next time it is due.</summary>
    /// <exception cref="LedgerFault">It could not be published; it is tried again when it is next due.</exception>
    public Task PublishAsync()
    {
        TaskCompletionSource published = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _appending.Roll(published);
        return published.Task;
    }

    /// <summary>The entry at an index; publishes first when it is not published yet.</summary>
    /// <exception cref="LedgerFault">It is not published yet, and could not be.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public async ValueTask<byte[]> ReadAsync(long index) => (await PublishedWith(index)).Read(index);

    /// <summary>The proof that the entry at an index is in the ledger; publishes first when it is not published yet.</summary>
    /// <exception cref="LedgerFault">It is not published yet, and could not be.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public async ValueTask<TlogProof> ProveInclusionAsync(long index) =>
        (await PublishedWith(index)).ProveInclusion(index);

    /// <summary>The proof that the ledger of an earlier size is the beginning of the published one: hashes, lowest first.</summary>
    public IReadOnlyList<TreeHash> ProveConsistency(long olderSize) =>
        new PublishedLog(_store, _publisher.Published).ProveConsistency(olderSize);

    /// <summary>The proof that the ledger of an earlier size is the beginning of that of a later one: hashes, lowest first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The later one is not published, or not later.</exception>
    public IReadOnlyList<TreeHash> ProveConsistency(long olderSize, long newerSize)
    {
        var published = _publisher.Published;
        ArgumentOutOfRangeException.ThrowIfNegative(olderSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(olderSize, newerSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(newerSize, published.Checkpoint.Size);
        return new PublishedLog(_store, published).ProveConsistency(olderSize, newerSize);
    }

    /// <summary>
    /// Takes a witness's cosignatures of a published checkpoint: the lines that it answered with. They are added to the checkpoint
    /// file while that is still the one they sign, and to <c>checkpoint.witnessed</c>, the newest checkpoint that any witness signed.
    /// </summary>
    /// <param name="checkpoint">The note that the witness was given.</param>
    /// <param name="lines">Signature lines, each ended by a line feed.</param>
    /// <returns>How many were taken: those that verify by a witness of <see cref="LedgerOptions.Witnesses"/>, and are new.</returns>
    /// <exception cref="LedgerFault">The checkpoint is not this log's, or the lines could not be written.</exception>
    public int AcceptCosignatures(string checkpoint, string lines)
    {
        try
        {
            return _publisher.AcceptCosignatures(NoteText.Bytes(checkpoint), lines);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new LedgerFault(
                $"The cosignatures were not taken: {failure.Message}",
                retryable: failure is not InvalidDataException,
                failure
            );
        }
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
    }

    private async ValueTask<PublishedLog> PublishedWith(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Size);
        if (index >= _publisher.Published.Checkpoint.Size)
        {
            await PublishAsync();
        }

        return new PublishedLog(_store, _publisher.Published);
    }
}
