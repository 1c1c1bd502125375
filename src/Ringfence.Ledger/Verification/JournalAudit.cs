using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Journal;
using Ringfence.Ledger.Merkle;
using Ringfence.Ledger.Stores;
using Ringfence.Ledger.Tiles;

namespace Ringfence.Ledger.Verification;

/// <summary>Verifies what is in the journal: batches not yet published, each by its own checkpoint, and what is left of published ones.</summary>
internal sealed class JournalAudit(ILedgerStore store, Checkpoint published, VerifierKey key, Findings findings)
{
    private readonly TileTree _tiles = new(store, published.Size);

    /// <summary>The checkpoints that the journal holds beyond the published one, and that hold.</summary>
    public List<Checkpoint> Checkpoints { get; } = [];

    /// <summary>Entries up to the last of them.</summary>
    public long Size { get; private set; } = published.Size;

    /// <summary>Walks the journal.</summary>
    /// <exception cref="InvalidDataException">The tiles that it continues from are damaged.</exception>
    public void Run(JournalFiles files)
    {
        var tree = RightEdge.Load(store, published).Tree;
        JournalWalk walk = new(files, tree, key) { PublishedProblem = PublishedProblem };
        foreach (var frame in walk.Frames())
        {
            Checkpoints.Add(frame.Signed.Checkpoint);
            Size = frame.Signed.Checkpoint.Size;
        }

        if (walk.Damage is { IsTail: true, IsUnfinished: true } unfinished)
        {
            findings.Notes.Add(
                $"{unfinished.Path} ends in an unfinished commit at byte {unfinished.Offset}: one under way, or interrupted by a crash. It was never acknowledged; the next start drops it."
            );
        }
        else if (walk.Damage is { } damage)
        {
            findings.Add(
                FindingKind.Journal,
                damage.Path,
                damage.Size,
                $"a whole commit at byte {damage.Offset}",
                damage.Problem
            );
        }
    }

    private string? PublishedProblem(JournalFrame frame)
    {
        var said = frame.Signed.Checkpoint;
        if (said.Origin != key.Name || frame.First < 0 || TreeProofs.Root(_tiles, said.Size) != said.Root)
        {
            return $"its checkpoint of {said.Size} entries is not one of the published tree";
        }

        if (frame.Signed.Note.Verify([key], out var problem).Count == 0)
        {
            return $"its checkpoint is not signed by the journal's key: {problem}";
        }

        var rest = frame.Bundle.Span;
        for (var index = frame.First; EntryBundle.TryTake(ref rest, out var entry); index++)
        {
            if (TreeHash.OfLeaf(entry) != _tiles.Node(0, index))
            {
                return $"entry {index} is not the published one";
            }
        }

        return null;
    }
}
