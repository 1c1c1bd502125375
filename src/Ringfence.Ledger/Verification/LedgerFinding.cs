namespace Ringfence.Ledger.Verification;

/// <summary>A place where a ledger is not what it should be.</summary>
/// <param name="Kind">What kind of place: a member of <see cref="FindingKind"/>.</param>
/// <param name="File">The file, relative to the ledger's directory.</param>
/// <param name="Index">The first entry concerned; null where that cannot be said.</param>
/// <param name="Expected">What should be there.</param>
/// <param name="Found">What is there. Never an entry's content.</param>
public sealed record LedgerFinding(FindingKind Kind, string File, long? Index, string Expected, string Found)
{
    /// <summary>A line for people.</summary>
    public override string ToString() =>
        Index is long index
            ? $"{File}, entry {index}: expected {Expected}; found {Found}"
            : $"{File}: expected {Expected}; found {Found}";
}
