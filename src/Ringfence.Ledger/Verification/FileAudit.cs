using Ringfence.Ledger.Journal;
using Ringfence.Ledger.Merkle;
using Ringfence.Ledger.Publishing;
using Ringfence.Ledger.Stores;
using Ringfence.Ledger.Tiles;

namespace Ringfence.Ledger.Verification;

/// <summary>Accounts for every file in a ledger's directory that the tree itself does not need.</summary>
internal sealed class FileAudit(ILedgerStore store, long published, long durable, Findings findings)
{
    /// <summary>Goes through a listing made before anything else was read.</summary>
    public void Run(IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            if (TileId.TryParse(path, out var tile))
            {
                Check(path, tile);
            }
            else if (path.StartsWith(DirectoryStore.Staging + "/", StringComparison.Ordinal))
            {
                findings.Notes.Add(
                    $"{path} is left of a write that was interrupted, or is under way; the next start removes it."
                );
            }
            else if (!IsKnown(path))
            {
                findings.Add(FindingKind.Stray, path, null, "no such file in a ledger", "a file");
            }
        }
    }

    private static bool IsKnown(string path) =>
        path
            is PublishedCheckpoint.Path
                or WitnessedCheckpoint.Path
                or DirectoryKey.Path
                or JournalKey.Path
                or DirectoryLock.FileName
        || JournalSegment.TryParse(path, out _);

    private void Check(string path, TileId tile)
    {
        var width = TileId.In(published, tile.Level, tile.Index).Width;
        if (tile.Width < width)
        {
            CheckSuperseded(path, tile, width);
        }
        else if (tile.Width > width && tile.Width <= TileId.In(durable, tile.Level, tile.Index).Width)
        {
            findings.Notes.Add(
                $"{path} is ahead of the checkpoint: being published, or that was interrupted. It is written again."
            );
        }
        else if (tile.Width > width)
        {
            findings.Add(FindingKind.Stray, path, null, $"no such tile in a ledger of {durable} entries", "a file");
        }
    }

    // A partial tile of an earlier checkpoint holds the beginning of what the tile holds now.
    private void CheckSuperseded(string path, TileId tile, int width)
    {
        var bytes = store.Read(path);
        var (_, now) = TileFile.Find(store, tile with { Width = width });
        if (bytes is null || now is null)
        {
            // Removed meanwhile; or told of already, by the audit of the tree.
            return;
        }

        var same = bytes.AsSpan().CommonPrefixLength(now);
        var whole =
            tile.Level == TileId.Entries
                ? EntryBundle.Count(bytes) == tile.Width
                : bytes.Length == tile.Width * TreeHash.Length;
        if (same < bytes.Length || !whole)
        {
            findings.Add(
                tile.Level == TileId.Entries ? FindingKind.Bundle : FindingKind.Tile,
                path,
                FirstDifferent(tile, bytes, same),
                "the beginning of the tile that followed it",
                $"a difference at byte {same}"
            );
        }
    }

    private static long FirstDifferent(TileId tile, ReadOnlySpan<byte> bytes, int at)
    {
        long first = tile.Index * TileId.FullWidth;
        if (tile.Level != TileId.Entries)
        {
            return (first + (at / TreeHash.Length)) << (tile.Level * TileId.Height);
        }

        var rest = bytes;
        while (EntryBundle.TryTake(ref rest, out _) && bytes.Length - rest.Length <= at)
        {
            first++;
        }

        return first;
    }
}
