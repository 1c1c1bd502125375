using Ringfence.Ledger.Merkle;
using Ringfence.Ledger.Stores;

namespace Ringfence.Ledger.Tiles;

/// <summary>A tree of a given size as the tiles of a store hold it. Tiles read are kept, so use one for each proof.</summary>
internal sealed class TileTree(ILedgerStore store, long size) : ITreeNodes
{
    private readonly Dictionary<(int Level, long Index), byte[]> _tiles = [];

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">A tile that it needs is missing or has another length than its name says.</exception>
    public TreeHash Node(int height, long index)
    {
        var above = height % TileId.Height;
        var first = index << above;
        ReadOnlySpan<byte> hashes = Hashes(height / TileId.Height, first / TileId.FullWidth);
        return Root(hashes.Slice((int)(first % TileId.FullWidth) * TreeHash.Length, TreeHash.Length << above));
    }

    /// <summary>The root of a perfect subtree whose leaves are these hashes, a power of two of them.</summary>
    public static TreeHash Root(ReadOnlySpan<byte> hashes)
    {
        if (hashes.Length == TreeHash.Length)
        {
            return TreeHash.Read(hashes);
        }

        var half = hashes.Length / 2;
        return TreeHash.OfNode(Root(hashes[..half]), Root(hashes[half..]));
    }

    private byte[] Hashes(int level, long index)
    {
        if (!_tiles.TryGetValue((level, index), out var hashes))
        {
            hashes = TileFile.Read(store, TileId.In(size, level, index));
            _tiles.Add((level, index), hashes);
        }

        return hashes;
    }
}
