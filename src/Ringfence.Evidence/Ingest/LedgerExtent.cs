namespace Ringfence.Evidence.Ingest;

/// <summary>How much of a ledger an ingest reads and verifies.</summary>
public enum LedgerExtent
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>
    /// What came after the last checkpoint that the store verified, and that it continues that one; all of it where the store knows none,
    /// or when something is wrong.
    /// </summary>
    New,
}
