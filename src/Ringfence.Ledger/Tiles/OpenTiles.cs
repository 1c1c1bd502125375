using Ringfence.Ledger.Merkle;

namespace Ringfence.Ledger.Tiles;

/// <summary>The tiles at the tree's right edge, one a level, that are not full yet.</summary>
/// <param name="filled">Called with each tile as it fills, before its level starts another.</param>
internal sealed class OpenTiles(OpenTiles.TileSink filled)
{
    private readonly List<OpenTile> _levels = [];

    /// <summary>Takes a tile's bytes: its hashes one after another.</summary>
    public delegate void TileSink(TileId tile, ReadOnlySpan<byte> hashes);

    /// <summary>Adds the next hash of a level.</summary>
    public void Add(int level, TreeHash hash)
    {
        var tile = At(level);
        hash.CopyTo(tile.Bytes.AsSpan(tile.Width * TreeHash.Length));
        tile.Width++;
        tile.Changed = true;
        if (tile.Width == TileId.FullWidth)
        {
            filled(new TileId(level, tile.Index, tile.Width), tile.Bytes);
            tile.Index++;
            tile.Width = 0;
            tile.Changed = false;
        }
    }

    /// <summary>Takes up a tile as it was left.</summary>
    public void Resume(TileId tile, ReadOnlySpan<byte> hashes)
    {
        var open = At(tile.Level);
        hashes[..(tile.Width * TreeHash.Length)].CopyTo(open.Bytes);
        open.Index = tile.Index;
        open.Width = tile.Width;
    }

    /// <summary>Gives every partial tile that has changed since the last call.</summary>
    public void TakeChanged(TileSink sink)
    {
        for (var level = 0; level < _levels.Count; level++)
        {
            var tile = _levels[level];
            if (tile.Changed)
            {
                sink(new TileId(level, tile.Index, tile.Width), tile.Bytes.AsSpan(0, tile.Width * TreeHash.Length));
                tile.Changed = false;
            }
        }
    }

    private OpenTile At(int level)
    {
        while (_levels.Count <= level)
        {
            _levels.Add(new OpenTile());
        }

        return _levels[level];
    }

    private sealed class OpenTile
    {
        public byte[] Bytes { get; } = new byte[TileId.FullWidth * TreeHash.Length];

        public long Index { get; set; }

        public int Width { get; set; }

        public bool Changed { get; set; }
    }
}
