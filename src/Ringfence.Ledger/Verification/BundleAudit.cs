using Ringfence.Ledger.Merkle;
using Ringfence.Ledger.Stores;
using Ringfence.Ledger.Tiles;

namespace Ringfence.Ledger.Verification;

/// <summary>Hashes the entries of bundles, and tells of bundles that cannot be read through.</summary>
internal sealed class BundleAudit(ILedgerStore store, Findings findings)
{
    /// <summary>
    /// The leaf hashes of the entries below a tile of level 0. For those that cannot be read the tile's own hash stands, so that they
    /// are told once, here.
    /// </summary>
    public byte[] Leaves(TileId tile, byte[]? stored)
    {
        var id = tile with { Level = TileId.Entries };
        var first = tile.Index * TileId.FullWidth;
        var leaves = stored?.ToArray() ?? new byte[tile.Width * TreeHash.Length];
        var (path, bytes) = TileFile.Find(store, id);
        if (bytes is null)
        {
            findings.Add(FindingKind.Bundle, id.Path, first, $"{id.Width} entries", "no file");
            return leaves;
        }

        // A bundle that does not end where its last entry does has a wrong length somewhere: from there on nothing is an entry.
        var whole =
            EntryBundle.Count(bytes) is int count && (count == id.Width || (path != id.Path && count > id.Width));
        ReadOnlySpan<byte> rest = bytes;
        for (var i = 0; i < id.Width; i++)
        {
            var at = bytes.Length - rest.Length;
            if (!EntryBundle.TryTake(ref rest, out var entry))
            {
                findings.Add(
                    FindingKind.Bundle,
                    path,
                    first + i,
                    $"an entry at byte {at}",
                    $"the end of the file at byte {bytes.Length}"
                );
                return leaves;
            }

            var leaf = TreeHash.OfLeaf(entry);
            var slot = leaves.AsSpan(i * TreeHash.Length, TreeHash.Length);
            if (!whole && stored is not null && leaf != TreeHash.Read(slot))
            {
                findings.Add(
                    FindingKind.Bundle,
                    path,
                    first + i,
                    $"an entry at byte {at} that hashes to {TreeHash.Read(slot)}",
                    $"{leaf}; entries after it cannot be told apart"
                );
                return leaves;
            }

            leaf.CopyTo(slot);
        }

        if (!whole && path == id.Path)
        {
            findings.Add(
                FindingKind.Bundle,
                path,
                first + id.Width,
                $"the end of the file at byte {bytes.Length - rest.Length}",
                $"{rest.Length} bytes more"
            );
        }

        return leaves;
    }
}
