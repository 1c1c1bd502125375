using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Merkle;
using Ringfence.Ledger.Stores;

namespace Ringfence.Ledger.Tiles;

/// <summary>The end of the published tree: takes further entries and writes the tiles and bundles that they fill.</summary>
internal sealed class RightEdge
{
    private readonly ILedgerStore _store;
    private readonly OpenTiles _tiles;
    private readonly OpenBundle _bundle;
    private readonly HashSet<(int Level, long Index)> _partial = [];

    private RightEdge(ILedgerStore store, Frontier tree)
    {
        _store = store;
        Tree = tree;
        _tiles = new OpenTiles(Filled);
        _bundle = new OpenBundle(Filled);
    }

    /// <summary>The tree so far.</summary>
    public Frontier Tree { get; }

    /// <summary>Folders of partial tiles that have been followed by the full one, and can go once that is published.</summary>
    public List<string> Superseded { get; } = [];

    /// <summary>Takes up the tree that a checkpoint says.</summary>
    /// <exception cref="InvalidDataException">A tile at the edge is missing, or the edge is not what the checkpoint says.</exception>
    public static RightEdge Load(ILedgerStore store, Checkpoint checkpoint)
    {
        var size = checkpoint.Size;
        RightEdge edge = new(store, Frontier.Of(new TileTree(store, size), size));
        var root = edge.Tree.Root();
        if (root != checkpoint.Root)
        {
            throw new InvalidDataException(
                $"The tiles at the ledger's end hash to the root {root}; its checkpoint of {size} entries says {checkpoint.Root}."
            );
        }

        byte[] leaves = [];
        for (var level = 0; size >> (level * TileId.Height) > 0; level++)
        {
            var tile = LastOf(size, level);
            var hashes = tile.Width > 0 ? TileFile.Read(store, tile) : [];
            edge._tiles.Resume(tile, hashes);
            edge._partial.Add((level, tile.Index));
            leaves = level == 0 ? hashes : leaves;
        }

        var bundle = LastOf(size, TileId.Entries);
        edge._partial.Add((TileId.Entries, bundle.Index));
        edge._bundle.Resume(bundle, bundle.Width > 0 ? TileFile.Read(store, bundle) : [], leaves);
        return edge;
    }

    /// <summary>Adds an entry.</summary>
    public void Append(ReadOnlySpan<byte> entry)
    {
        _bundle.Add(entry);
        Tree.Append(TreeHash.OfLeaf(entry), _tiles);
    }

    /// <summary>Writes the tiles and the bundle that have grown but are not full.</summary>
    public void WritePartial()
    {
        _tiles.TakeChanged(WritePartial);
        _bundle.TakeChanged(WritePartial);
    }

    private static TileId LastOf(long size, int level)
    {
        var height = level == TileId.Entries ? 0 : level * TileId.Height;
        return TileId.In(size, level, (size >> height) / TileId.FullWidth);
    }

    // Whole or not at all: one that a crash cut short would stay, beside those of later checkpoints, and look like a change made by somebody.
    private void WritePartial(TileId tile, ReadOnlySpan<byte> bytes)
    {
        _store.Put(tile.Path, bytes);
        _partial.Add((tile.Level, tile.Index));
    }

    // One that a crash cut short is ahead of the checkpoint, which no reader goes by, and is written again before a checkpoint covers it.
    private void Filled(TileId tile, ReadOnlySpan<byte> bytes)
    {
        _store.Add(tile.Path, bytes);
        if (_partial.Remove((tile.Level, tile.Index)))
        {
            Superseded.Add(tile.PartialFolder);
        }
    }
}
