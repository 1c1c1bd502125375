using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Journal;
using Ringfence.Ledger.Merkle;
using Ringfence.Ledger.Publishing;
using Ringfence.Ledger.Reading;
using Ringfence.Ledger.Stores;
using Ringfence.Ledger.Tiles;

namespace Ringfence.Ledger;

/// <summary>
/// Reads a ledger's directory as it was when opened, without its lock: a copy, or one that a gateway is writing. It believes the
/// directory; whoever does not uses <see cref="LedgerVerifier"/>.
/// </summary>
public sealed class LedgerReader
{
    private readonly PublishedLog _published;
    private readonly SignedCheckpoint _checkpoint;

    // Durable, but not published when the ledger was opened: at most what a second brings, or what a crash left.
    private readonly List<byte[]> _tail = [];

    private LedgerReader(ILedgerStore store, SignedCheckpoint checkpoint)
    {
        _checkpoint = checkpoint;
        _published = new PublishedLog(store, checkpoint);
    }

    /// <summary>Which log.</summary>
    public string Origin => _checkpoint.Checkpoint.Origin;

    /// <summary>Entries, those only in the journal included.</summary>
    public long Size => PublishedSize + _tail.Count;

    /// <summary>Entries that the published checkpoint covers, and that proofs can be had for.</summary>
    public long PublishedSize => _checkpoint.Checkpoint.Size;

    /// <summary>The published checkpoint, a signed note.</summary>
    public string Checkpoint => _checkpoint.Note.ToString();

    /// <summary>Opens a directory.</summary>
    /// <exception cref="InvalidDataException">It is no ledger, or is damaged; the message names the place.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static LedgerReader Open(string directory)
    {
        DirectoryStore store = new(directory);

        // The journal before the checkpoint: what a running gateway publishes and removes in between is then covered by either.
        using var journal = JournalFiles.Open(store);
        var key = DirectoryKey.Read(store);
        var checkpoint =
            PublishedCheckpoint.Read(store, key)
            ?? throw new InvalidDataException(
                $"{directory} is no ledger: it has no file named {PublishedCheckpoint.Path}."
            );
        LedgerReader reader = new(store, checkpoint);
        var frames = JournalKey.Read(store, key);
        reader.ReadTail(new JournalWalk(journal, RightEdge.Load(store, checkpoint.Checkpoint).Tree, frames));
        return reader;
    }

    /// <summary>The entry at an index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    /// <exception cref="InvalidDataException">What holds it is damaged.</exception>
    public byte[] Read(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Size);
        return index < PublishedSize ? _published.Read(index) : _tail[(int)(index - PublishedSize)];
    }

    /// <summary>All entries from an index on, in order.</summary>
    /// <exception cref="InvalidDataException">What holds them is damaged.</exception>
    public IEnumerable<LedgerEntry> Entries(long from = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        return From(from);
    }

    /// <summary>The proof that the entry at an index is in the ledger.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none, or it is not published yet.</exception>
    public TlogProof ProveInclusion(long index)
    {
        if (index >= PublishedSize && index < Size)
        {
            // The journal's own checkpoints must not leave it: one whose sync never ended may yet be replaced.
            throw new ArgumentOutOfRangeException(
                nameof(index),
                index,
                "The entry is recorded but not published yet: a running gateway publishes every second, a stopped one when it starts."
            );
        }

        return _published.ProveInclusion(index);
    }

    /// <summary>The proof that the ledger of an earlier size is the beginning of the published one: hashes, lowest first.</summary>
    public IReadOnlyList<TreeHash> ProveConsistency(long olderSize) => _published.ProveConsistency(olderSize);

    private void ReadTail(JournalWalk walk)
    {
        foreach (var frame in walk.Frames())
        {
            var rest = frame.Bundle.Span;
            while (EntryBundle.TryTake(ref rest, out var entry))
            {
                _tail.Add(entry.ToArray());
            }
        }

        // A tail that is not whole is a commit under way, or what a crash left of one.
        if (walk.Damage is { IsTail: false } damage)
        {
            throw new InvalidDataException($"The ledger's journal is damaged at {damage}.");
        }
    }

    private IEnumerable<LedgerEntry> From(long index)
    {
        foreach (var entry in _published.ReadFrom(index))
        {
            yield return new LedgerEntry(index++, entry);
        }

        for (; index < Size; index++)
        {
            yield return new LedgerEntry(index, _tail[(int)(index - PublishedSize)]);
        }
    }
}
