using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Journal;
using Ringfence.Ledger.Merkle;
using Ringfence.Ledger.Stores;

namespace Ringfence.Ledger.Sequencing;

/// <summary>
/// Gives entries their indexes and makes them durable, a batch at a time. Owned by one thread.
/// </summary>
/// <param name="store">Where the journal is written.</param>
/// <param name="signer">Signs each batch's checkpoint.</param>
/// <param name="origin">The log's origin.</param>
/// <param name="tree">The tree of everything durable.</param>
/// <param name="lastNumber">The highest number of a journal segment so far.</param>
internal sealed class Sequencer(
    ILedgerStore store,
    ICheckpointSigner signer,
    string origin,
    Frontier tree,
    int lastNumber
)
{
    private readonly byte[] _header = JournalSegment.Header(origin);
    private readonly FrameBuilder _frame = new();
    private readonly List<JournalSegment> _closed = [];
    private Frontier _tree = tree;
    private Frontier _next = new();
    private long _size = tree.Size;
    private int _number = lastNumber;

    // The segment being written, with the length that is durable; null when the next commit must start one.
    private (string Path, long Length)? _open;

    // A write to it failed, so there may be a frame beyond that length which nobody was told of.
    private bool _suspect;

    /// <summary>Entries made durable so far; may be read on any thread.</summary>
    public long Size => Volatile.Read(ref _size);

    /// <summary>Appends a batch. On return it is on disk together with a signed checkpoint that covers it.</summary>
    /// <returns>The index of its first entry.</returns>
    /// <exception cref="LedgerFault">None of it counts as appended; a later batch may be.</exception>
    public long Commit(ReadOnlySpan<PendingAppend> batch)
    {
        // :: Step 1: a segment whose end is known.
        Prepare();
        (var path, var length) = _open!.Value;

        // :: Step 2: the tree that this batch makes, and the checkpoint over it, in memory only.
        _next.CopyFrom(_tree);
        _frame.Start();
        foreach (var append in batch)
        {
            _frame.Add(append.Entry.Span);
            _next.Append(TreeHash.OfLeaf(append.Entry.Span));
        }

        var frame = _frame.End(Sign(_next));

        // :: Step 3: one write, one sync. A crash before its end leaves a tail that reopening takes whole or drops whole.
        try
        {
            store.WriteAt(path, length, frame);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _suspect = true;
            throw NotWritten(path, failure);
        }

        // :: Step 4: it counts.
        var first = _tree.Size;
        _open = (path, length + frame.Length);
        (_tree, _next) = (_next, _tree);
        Volatile.Write(ref _size, _tree.Size);
        return first;
    }

    /// <summary>Makes sure that there is a segment to write to, whose end is known.</summary>
    /// <exception cref="LedgerFault">There is none now; it may be tried again.</exception>
    public void Prepare()
    {
        var path = "";
        try
        {
            if (_suspect)
            {
                // The frame that may stand there was signed, and another will be signed for the same indexes: it must be gone
                // first. After a failed sync the file's unwritten pages cannot be trusted, so it gets no more frames.
                path = _open!.Value.Path;
                store.Cut(path, _open.Value.Length);
                _suspect = false;
                CloseOpen();
            }

            if (_open is null)
            {
                path = JournalSegment.PathOf(_number + 1);
                store.Create(path, _header);
                _number++;
                _open = (path, _header.Length);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw NotWritten(path, failure);
        }
    }

    /// <summary>Ends the segment being written, unless it is empty, and gives all that ended since the last call.</summary>
    public IReadOnlyList<JournalSegment> Roll()
    {
        if (!_suspect && _open?.Length > _header.Length)
        {
            CloseOpen();
        }

        JournalSegment[] closed = [.. _closed];
        _closed.Clear();
        return closed;
    }

    /// <summary>Ends the segment being written, whatever is in it, and gives all that ended since the last call.</summary>
    public IReadOnlyList<JournalSegment> Close()
    {
        if (!_suspect && _open is not null)
        {
            CloseOpen();
        }

        return Roll();
    }

    private void CloseOpen()
    {
        (var path, var length) = _open!.Value;
        _closed.Add(new JournalSegment(path, length, _tree.Size));
        _open = null;
    }

    private ReadOnlySpan<byte> Sign(Frontier tree) =>
        SignedCheckpoint.Sign(new Checkpoint(origin, tree.Size, tree.Root()), signer).Note.Bytes.Span;

    private static LedgerFault NotWritten(string path, Exception failure) =>
        new(
            $"The ledger could not write {path}: {failure.Message} Appends are tried again as they come; make space or mend the disk.",
            retryable: true,
            failure
        );
}
