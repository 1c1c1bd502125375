using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Journal;
using Ringfence.Ledger.Merkle;
using Ringfence.Ledger.Publishing;
using Ringfence.Ledger.Sequencing;
using Ringfence.Ledger.Stores;
using Ringfence.Ledger.Tiles;

namespace Ringfence.Ledger;

/// <summary>Finds out what a directory holds, checks that it is a ledger that may be continued, and cuts off what a crash left.</summary>
internal sealed class Recovery
{
    private Recovery(Sequencer sequencer, Publisher publisher, IReadOnlyList<JournalSegment> segments, string? note)
    {
        Sequencer = sequencer;
        Publisher = publisher;
        Segments = segments;
        Note = note;
    }

    /// <summary>Continues after the last durable entry.</summary>
    public Sequencer Sequencer { get; }

    /// <summary>Continues after the last published one.</summary>
    public Publisher Publisher { get; }

    /// <summary>The journal as it was found, to be published.</summary>
    public IReadOnlyList<JournalSegment> Segments { get; }

    /// <summary>What was dropped; null when nothing was.</summary>
    public string? Note { get; }

    /// <summary>Opens what is there.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or another log's.</exception>
    /// <exception cref="LedgerFault">The log's signer failed.</exception>
    public static Recovery Run(
        ILedgerStore store,
        ICheckpointSigner signer,
        ICheckpointSigner? journalSigner,
        LedgerOptions options
    )
    {
        var key = VerifierKey.Parse(signer.VerifierKey);
        if (key.Name != options.Origin)
        {
            throw new InvalidDataException($"Its origin is {options.Origin}, but the key given is that of {key.Name}.");
        }

        var published = PublishedCheckpoint.Read(store, key);
        DirectoryKey.Ensure(store, key);
        published ??= Start(store, signer, key);
        var frames = JournalKey.Ensure(store, key, signer, journalSigner ?? signer);
        var tree = RightEdge.Load(store, published.Checkpoint).Tree;
        using var journal = JournalFiles.Open(store);
        JournalWalk walk = new(journal, tree, frames);
        foreach (var _ in walk.Frames())
        {
            // The walk appends to the tree; there is nothing else to do with a frame here.
        }

        CheckWitnessed(store, published.Checkpoint);
        var note = walk.Damage is null ? null : CutTail(store, walk);
        return new Recovery(
            new Sequencer(store, journalSigner ?? signer, key.Name, tree, journal.LastNumber),
            new Publisher(
                store,
                new PublisherKeys(key, frames, frames.Equals(key) ? null : signer),
                [.. options.Witnesses.Select(VerifierKey.Parse)],
                published
            ),
            walk.Segments,
            note
        );
    }

    // A witness signs only what was published. A directory without it is an older copy of this ledger, or was tampered with:
    // to go on from it would contradict what the witness holds.
    private static void CheckWitnessed(ILedgerStore store, Checkpoint published)
    {
        if (WitnessedCheckpoint.Read(store)?.Checkpoint is not Checkpoint seen)
        {
            return;
        }

        if (seen.Size > published.Size || TreeProofs.Root(new TileTree(store, published.Size), seen.Size) != seen.Root)
        {
            throw new InvalidDataException(
                $"It does not continue what a witness has signed: {seen.Size} entries with the root {seen.Root} ({WitnessedCheckpoint.Path}). Restore a copy that does."
            );
        }
    }

    private static SignedCheckpoint Start(ILedgerStore store, ICheckpointSigner signer, VerifierKey key)
    {
        if (store.List("tile").Count > 0 || store.List(JournalSegment.Folder).Count > 0)
        {
            throw new InvalidDataException(
                "Its checkpoint is missing, although it has entries. Restore it from a copy: a new one would contradict it."
            );
        }

        // The log of no entries has a checkpoint too, so that one that is missing is always noticed.
        var empty = SignedCheckpoint.Sign(new Checkpoint(key.Name, 0, TreeHash.EmptyRoot), signer);
        store.Put(PublishedCheckpoint.Path, empty.Note.Bytes.Span);
        store.Sync();
        return empty;
    }

    private static string CutTail(ILedgerStore store, JournalWalk walk)
    {
        var damage = walk.Damage!;
        if (!damage.IsTail)
        {
            throw new InvalidDataException(
                $"Its journal is damaged at {damage}; this is not what a crash leaves. Keep a copy, check the disk, and restore the journal from a backup."
            );
        }

        // Cut before anything is signed anew: what is dropped may hold a checkpoint that nobody was given.
        store.Cut(damage.Path, damage.Offset);
        return $"Dropped the unfinished end of the ledger's journal ({damage}). What is whole had been synced before it, and nothing of it was acknowledged.";
    }
}
