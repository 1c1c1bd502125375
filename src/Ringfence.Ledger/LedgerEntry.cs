namespace Ringfence.Ledger;

/// <summary>An entry and where it stands.</summary>
/// <param name="Index">Its index; the first is 0.</param>
/// <param name="Bytes">What was appended.</param>
public readonly record struct LedgerEntry(long Index, byte[] Bytes);
