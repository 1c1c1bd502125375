using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Tiles;

namespace Ringfence.Ledger.Archiving;

/// <summary>Which files of an archive a reader of its checkpoint needs: the ledger is copied there all the while, and nothing is removed.</summary>
/// <param name="Files">What the checkpoint covers, as wide as it covers it, and whatever is no tile.</param>
/// <param name="Ahead">Tiles and bundles beyond the checkpoint: on their way, or the checkpoint was put back.</param>
public sealed record ArchiveListing(IReadOnlyList<string> Files, IReadOnlyList<string> Ahead)
{
    /// <summary>Sorts a listing. Partial tiles that a wider one has followed are in neither part: they are its beginning.</summary>
    /// <param name="checkpoint">The checkpoint as it was read, before the listing was made; all files are needed where it is none.</param>
    /// <param name="paths">Every file, by its path below the ledger's root.</param>
    public static ArchiveListing Of(ReadOnlySpan<byte> checkpoint, IReadOnlySet<string> paths)
    {
        if (!SignedCheckpoint.TryParse(checkpoint, out var signed, out _))
        {
            return new([.. paths], []);
        }

        var size = signed.Checkpoint.Size;
        List<string> files = [];
        List<string> ahead = [];
        foreach (var path in paths)
        {
            if (!TileId.TryParse(path, out var tile))
            {
                files.Add(path);
                continue;
            }

            var covered = TileId.In(size, tile.Level, tile.Index);
            var isNeeded =
                tile == covered
                || (tile.IsFull && covered is { Width: > 0, IsFull: false } && !paths.Contains(covered.Path));
            if (isNeeded)
            {
                files.Add(path);
            }
            else if (tile.Width > covered.Width)
            {
                ahead.Add(path);
            }
        }

        return new(files, ahead);
    }
}
