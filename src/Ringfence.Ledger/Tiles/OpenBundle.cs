using Ringfence.Ledger.Merkle;

namespace Ringfence.Ledger.Tiles;

/// <summary>The last bundle of entries, not full yet.</summary>
/// <param name="filled">Called with the bundle as it fills, before the next one starts.</param>
internal sealed class OpenBundle(OpenTiles.TileSink filled)
{
    private byte[] _bytes = new byte[128 * 1024];
    private int _length;
    private long _index;
    private int _width;
    private bool _changed;

    /// <summary>Adds the next entry.</summary>
    public void Add(ReadOnlySpan<byte> entry)
    {
        var needed = _length + EntryBundle.LengthBytes + entry.Length;
        if (_bytes.Length < needed)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, needed));
        }

        _length += EntryBundle.Write(_bytes.AsSpan(_length), entry);
        _width++;
        _changed = true;
        if (_width == TileId.FullWidth)
        {
            filled(new TileId(TileId.Entries, _index, _width), _bytes.AsSpan(0, _length));
            _index++;
            (_length, _width, _changed) = (0, 0, false);
        }
    }

    /// <summary>Takes up a bundle as it was left.</summary>
    /// <exception cref="InvalidDataException">An entry does not hash to its leaf.</exception>
    public void Resume(TileId bundle, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> leaves)
    {
        _index = bundle.Index;
        var rest = bytes;
        for (var i = 0; i < bundle.Width; i++)
        {
            EntryBundle.TryTake(ref rest, out var entry);
            TreeHash leaf = TreeHash.Read(leaves[(i * TreeHash.Length)..]);
            if (TreeHash.OfLeaf(entry) != leaf)
            {
                throw new InvalidDataException(
                    $"{bundle.Path}: entry {(bundle.Index * TileId.FullWidth) + i} hashes to {TreeHash.OfLeaf(entry)}; the tree says {leaf}."
                );
            }

            Add(entry);
        }

        _changed = false;
    }

    /// <summary>Gives the bundle if it has changed since the last call.</summary>
    public void TakeChanged(OpenTiles.TileSink sink)
    {
        if (_changed)
        {
            sink(new TileId(TileId.Entries, _index, _width), _bytes.AsSpan(0, _length));
            _changed = false;
        }
    }
}
