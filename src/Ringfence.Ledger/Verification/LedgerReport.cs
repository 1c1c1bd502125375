namespace Ringfence.Ledger.Verification;

/// <summary>What verifying a ledger has shown.</summary>
public sealed record LedgerReport
{
    /// <summary>Which log; empty when its checkpoint could not be read.</summary>
    public required string Origin { get; init; }

    /// <summary>Entries that the published checkpoint covers.</summary>
    public required long Size { get; init; }

    /// <summary>The root that it signs, in base64.</summary>
    public required string Root { get; init; }

    /// <summary>Entries verified beyond those, in the journal.</summary>
    public required long JournalEntries { get; init; }

    /// <summary>The first entry that was read: 0 when all of them were.</summary>
    public required long From { get; init; }

    /// <summary>Everything that is wrong, in the order of the ledger.</summary>
    public required IReadOnlyList<LedgerFinding> Findings { get; init; }

    /// <summary>What is not wrong but whoever relies on the result should know.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Whether nothing is wrong.</summary>
    public bool Ok => Findings.Count == 0;
}
