namespace Ringfence.Ledger.Verification;

/// <summary>Gathers findings, up to as many as anybody reads.</summary>
internal sealed class Findings
{
    private const int Most = 1000;
    private readonly List<LedgerFinding> _found = [];

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<LedgerFinding> All => _found;

    /// <summary>What should be known besides.</summary>
    public List<string> Notes { get; } = [];

    public void Add(FindingKind kind, string file, long? index, string expected, string found)
    {
        if (_found.Count < Most)
        {
            _found.Add(new LedgerFinding(kind, file, index, expected, found));
            if (_found.Count == Most)
            {
                Notes.Add($"There are more findings than these {Most}.");
            }
        }
    }
}
