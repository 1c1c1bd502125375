namespace Ringfence.Redaction.Text;

/// <summary>Names that strong evidence has already confirmed in this text, so that a later bare "Yefremova" is known. Bounded.</summary>
internal sealed class KnownNames
{
    private const int Capacity = 128;
    private readonly ulong[] _hashes = new ulong[Capacity];
    private int _count;

    public void Add(ulong hash)
    {
        if (!Contains(hash))
        {
            _hashes[_count++ % Capacity] = hash;
        }
    }

    public bool Contains(ulong hash) => _count > 0 && _hashes.AsSpan(0, Math.Min(_count, Capacity)).Contains(hash);

    public void Clear() => _count = 0;
}
