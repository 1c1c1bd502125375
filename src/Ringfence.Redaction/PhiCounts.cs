namespace Ringfence.Redaction;

/// <summary>How many identifiers of each kind were found; the numbers that an audit entry may hold.</summary>
public sealed class PhiCounts
{
    private readonly int[] _counts = new int[PhiKinds.Count];

    /// <summary>How many of one kind.</summary>
    public int this[PhiKind kind] => _counts[(int)kind];

    /// <summary>How many in all.</summary>
    public int Total => _counts.Sum();

    /// <summary>Kinds that occur, by their label, with their counts.</summary>
    public IReadOnlyDictionary<string, int> ByLabel =>
        Enum.GetValues<PhiKind>().Where(kind => this[kind] > 0).ToDictionary(kind => kind.Label(), kind => this[kind]);

    /// <summary>Adds what another count holds: a prompt has several texts.</summary>
    public void Add(PhiCounts other)
    {
        for (var kind = 0; kind < _counts.Length; kind++)
        {
            _counts[kind] += other._counts[kind];
        }
    }

    /// <summary>Counts one more.</summary>
    public void Add(PhiKind kind) => _counts[(int)kind]++;
}
