using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Merkle;
using Ringfence.Ledger.Stores;
using Ringfence.Ledger.Tiles;

namespace Ringfence.Ledger.Verification;

/// <summary>Compares a ledger with checkpoints that it gave out earlier: what they covered must still be its beginning.</summary>
internal sealed class EarlierAudit(
    ILedgerStore store,
    Checkpoint published,
    IReadOnlyList<VerifierKey> keys,
    Findings findings
)
{
    /// <summary>Compares one.</summary>
    /// <param name="file">What it is called in findings.</param>
    /// <param name="note">The signed note.</param>
    /// <param name="journal">Checkpoints of the journal, which come after the published one.</param>
    public void Run(string file, ReadOnlySpan<byte> note, IReadOnlyList<Checkpoint> journal)
    {
        if (!SignedCheckpoint.TryParse(note, out var earlier, out var problem))
        {
            findings.Add(FindingKind.Checkpoint, file, null, "a signed checkpoint", problem);
            return;
        }

        var (origin, size, root) = earlier.Checkpoint;
        if (origin != published.Origin)
        {
            findings.Add(FindingKind.Checkpoint, file, null, $"a checkpoint of {published.Origin}", $"one of {origin}");
            return;
        }

        if (!earlier.Note.Verify(keys, out problem).Any(key => key.Name == origin))
        {
            findings.Add(FindingKind.Signature, file, null, "a signature of the log's key that fits", problem);
            return;
        }

        if (size > published.Size && !journal.Contains(earlier.Checkpoint))
        {
            findings.Add(
                FindingKind.Inconsistent,
                file,
                published.Size,
                $"a ledger of at least {size} entries, as it says",
                $"{published.Size}: entries have been removed"
            );
        }
        else if (size <= published.Size && Root(size) is TreeHash found && found != root)
        {
            findings.Add(
                FindingKind.Inconsistent,
                file,
                null,
                $"the root {root} at {size} entries, as it says",
                $"{found}: entries have been changed"
            );
        }
    }

    private TreeHash? Root(long size)
    {
        try
        {
            return TreeProofs.Root(new TileTree(store, published.Size), size);
        }
        catch (InvalidDataException)
        {
            // A tile that is missing has been told of.
            return null;
        }
    }
}
