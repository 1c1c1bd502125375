using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Merkle;
using Ringfence.Ledger.Stores;
using Ringfence.Ledger.Tiles;

namespace Ringfence.Ledger.Reading;

/// <summary>Entries and proofs of a ledger as a published checkpoint has it, from the tiles alone.</summary>
internal sealed class PublishedLog(ILedgerStore store, SignedCheckpoint signed)
{
    private long Size => signed.Checkpoint.Size;

    /// <summary>An entry.</summary>
    /// <exception cref="InvalidDataException">The bundle that holds it is missing or damaged.</exception>
    public byte[] Read(long index)
    {
        foreach (var entry in Bundle(index / TileId.FullWidth, (int)(index % TileId.FullWidth)))
        {
            return entry;
        }

        throw new ArgumentOutOfRangeException(nameof(index), index, $"The ledger has {Size} published entries.");
    }

    /// <summary>All entries from an index on.</summary>
    public IEnumerable<byte[]> ReadFrom(long index)
    {
        var skip = (int)(index % TileId.FullWidth);
        for (var bundle = index / TileId.FullWidth; bundle * TileId.FullWidth < Size; bundle++, skip = 0)
        {
            foreach (var entry in Bundle(bundle, skip))
            {
                yield return entry;
            }
        }
    }

    /// <summary>That the entry at an index is in the published ledger.</summary>
    public TlogProof ProveInclusion(long index) =>
        new(index, TreeProofs.Inclusion(new TileTree(store, Size), index, Size), signed);

    /// <summary>That the ledger of an earlier size is the beginning of that of a later one, itself published; of all that is, unless said.</summary>
    public IReadOnlyList<TreeHash> ProveConsistency(long older, long? newer = null) =>
        TreeProofs.Consistency(new TileTree(store, Size), older, newer ?? Size);

    private List<byte[]> Bundle(long bundle, int skip)
    {
        List<byte[]> entries = [];
        var tile = TileId.In(Size, TileId.Entries, bundle);
        ReadOnlySpan<byte> rest = tile.Width > skip ? TileFile.Read(store, tile) : [];
        while (EntryBundle.TryTake(ref rest, out var entry))
        {
            if (skip-- <= 0)
            {
                entries.Add(entry.ToArray());
            }
        }

        return entries;
    }
}
