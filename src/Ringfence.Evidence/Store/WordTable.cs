namespace Ringfence.Evidence.Store;

/// <summary>Words and their numbers in memory: one block of bytes, one table of where they lie in it. Every event asks it some twenty times.</summary>
internal sealed class WordTable
{
    // A block that is larger cannot be an array; what is kept is emptied long before.
    private const int MostBytes = 1 << 30;

    private Slot[] _slots = new Slot[1 << 12];
    private byte[] _bytes = new byte[1 << 16];
    private int _used;

    public int Count { get; private set; }

    /// <summary>Whether a word of this length can be added.</summary>
    public bool HasRoom(int length) => _used + (long)length <= MostBytes;

    /// <summary>The number of a word; 0 when it is not here.</summary>
    public long Find(ReadOnlySpan<byte> word) => _slots[At(word, ByteHash.Of(word))].Id;

    /// <summary>Keeps a word that is not here yet.</summary>
    public void Add(ReadOnlySpan<byte> word, long id)
    {
        if (Count >= _slots.Length / 2)
        {
            Grow();
        }

        if (_used + word.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_used + word.Length, _bytes.Length * 2));
        }

        word.CopyTo(_bytes.AsSpan(_used));
        var hash = ByteHash.Of(word);
        _slots[At(word, hash)] = new(hash, _used, word.Length, id);
        _used += word.Length;
        Count++;
    }

    public void Clear()
    {
        _slots = new Slot[1 << 12];
        _bytes = new byte[1 << 16];
        (_used, Count) = (0, 0);
    }

    // Where the word is, or where it belongs.
    private int At(ReadOnlySpan<byte> word, ulong hash)
    {
        var mask = _slots.Length - 1;
        var at = (int)hash & mask;
        while (true)
        {
            ref var slot = ref _slots[at];
            if (
                slot.Id == 0
                || (
                    slot.Hash == hash
                    && slot.Length == word.Length
                    && word.SequenceEqual(_bytes.AsSpan(slot.Start, slot.Length))
                )
            )
            {
                return at;
            }

            at = (at + 1) & mask;
        }
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new Slot[old.Length * 2];
        var mask = _slots.Length - 1;
        foreach (var slot in old)
        {
            if (slot.Id == 0)
            {
                continue;
            }

            var at = (int)slot.Hash & mask;
            while (_slots[at].Id != 0)
            {
                at = (at + 1) & mask;
            }

            _slots[at] = slot;
        }
    }

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private readonly record struct Slot(ulong Hash, int Start, int Length, long Id);
}
