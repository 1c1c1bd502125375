namespace Ringfence.Redaction.Text;

/// <summary>
/// Names that strong evidence has already confirmed in this text, so that a later bare "Yefremova" is known, and those that were
/// confirmed beforehand. Bounded.
/// </summary>
internal sealed class KnownNames
{
    private const int Capacity = 128;
    private readonly ulong[] _hashes = new ulong[Capacity];
    private int _count;
    private ConfirmedNames? _beforehand;
    private ConfirmedNames? _collected;

    public bool Any => _count > 0 || _beforehand is { Count: > 0 };

    public void Add(ulong hash)
    {
        _collected?.Add(hash);
        if (!_hashes.AsSpan(0, Math.Min(_count, Capacity)).Contains(hash))
        {
            _hashes[_count++ % Capacity] = hash;
        }
    }

    public bool Contains(ulong hash) =>
        (_count > 0 && _hashes.AsSpan(0, Math.Min(_count, Capacity)).Contains(hash))
        || (_beforehand is { Count: > 0 } && _beforehand.Contains(hash));

    /// <summary>Empties it for the next text.</summary>
    /// <param name="beforehand">Names known before the text begins.</param>
    /// <param name="collected">Takes every name that the text confirms.</param>
    public void Begin(ConfirmedNames? beforehand, ConfirmedNames? collected = null)
    {
        _count = 0;
        _beforehand = beforehand;
        _collected = collected;
    }
}
