namespace Ringfence.Redaction;

/// <summary>
/// Names that strong evidence confirms somewhere in a text, as hashes of their words: what <see cref="Redactor.Names"/> gives of a whole
/// text, so that a bare "Okafor" is known before the line that says who that is; or of a prompt, for the answer to it.
/// </summary>
public sealed class ConfirmedNames
{
    /// <summary>More than a text about people needs; a bound for texts made to hurt.</summary>
    private const int Most = 4096;

    private readonly HashSet<ulong> _hashes = [];

    /// <summary>How many words are known as names.</summary>
    public int Count => _hashes.Count;

    internal bool Contains(ulong hash) => _hashes.Contains(hash);

    internal void Add(ulong hash)
    {
        if (_hashes.Count < Most)
        {
            _hashes.Add(hash);
        }
    }
}
