using Ringfence.Ledger.Merkle;
using Ringfence.Ledger.Stores;

namespace Ringfence.Ledger.Tiles;

/// <summary>Reads tiles and bundles. A partial one may have been removed once the full one stands, which begins with the same.</summary>
internal static class TileFile
{
    /// <summary>A tile's hashes, or a bundle's bytes, no more of them than its width.</summary>
    /// <exception cref="InvalidDataException">It is missing, or is not whole.</exception>
    public static byte[] Read(ILedgerStore store, TileId tile)
    {
        (var path, var bytes) = Find(store, tile);
        if (bytes is null)
        {
            throw new InvalidDataException($"{tile.Path} is missing from the ledger.");
        }

        var length = tile.Level == TileId.Entries ? LengthOf(bytes, tile.Width) : tile.Width * TreeHash.Length;
        if (length is null || bytes.Length < length || (path == tile.Path && bytes.Length != length))
        {
            throw new InvalidDataException(
                $"{path} is damaged: its {bytes.Length} bytes are not the {tile.Width} {Kind(tile)} it should hold."
            );
        }

        return bytes.Length == length ? bytes : bytes[..length.Value];
    }

    /// <summary>The file that a tile can be read from: its own, or that of the full tile; bytes are null where there is neither.</summary>
    public static (string Path, byte[]? Bytes) Find(ILedgerStore store, TileId tile)
    {
        var bytes = store.Read(tile.Path);
        if (bytes is not null || tile.IsFull)
        {
            return (tile.Path, bytes);
        }

        var full = (tile with { Width = TileId.FullWidth }).Path;
        return (full, store.Read(full));
    }

    private static string Kind(TileId tile) => tile.Level == TileId.Entries ? "entries" : "hashes";

    private static int? LengthOf(ReadOnlySpan<byte> bundle, int entries)
    {
        var rest = bundle;
        for (var i = 0; i < entries; i++)
        {
            if (!EntryBundle.TryTake(ref rest, out _))
            {
                return null;
            }
        }

        return bundle.Length - rest.Length;
    }
}
