namespace Ringfence.Evidence.Store;

/// <summary>
/// The keys that a first load has written, by their hashes: as long as none comes twice, the index that holds them unique need not be kept while
/// rows come, in an order that the index does not have, and is made once at the end. Two keys of one hash are taken for one that came twice,
/// and the index then decides.
/// </summary>
internal sealed class KeysOfLoad
{
    // Eleven bytes a key at least: 256 MiB at most. Kept up to date from there on, the index costs two thirds of the speed.
    private const int Most = 25_000_000;

    private ulong[] _keys = new ulong[1 << 16];
    private int _count;

    /// <summary>False when the key may have come before, or no more can be kept.</summary>
    public bool IsNew(ReadOnlySpan<byte> key)
    {
        if (_count >= Most)
        {
            return false;
        }

        if (_count >= _keys.Length / 4 * 3)
        {
            Grow();
        }

        // Zero stands for an empty place.
        var hash = ByteHash.Of(key) | 1;
        if (!Put(hash))
        {
            return false;
        }

        _count++;
        return true;
    }

    private bool Put(ulong hash)
    {
        var mask = _keys.Length - 1;
        var at = (int)(hash >> 20) & mask;
        while (_keys[at] != 0)
        {
            if (_keys[at] == hash)
            {
                return false;
            }

            at = (at + 1) & mask;
        }

        _keys[at] = hash;
        return true;
    }

    private void Grow()
    {
        var old = _keys;
        _keys = new ulong[old.Length * 2];
        foreach (var key in old)
        {
            if (key != 0)
            {
                Put(key);
            }
        }
    }
}
