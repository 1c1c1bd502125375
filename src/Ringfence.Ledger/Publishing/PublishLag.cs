namespace Ringfence.Ledger.Publishing;

/// <summary>A published tree that lags behind the journal.</summary>
/// <param name="Fault">Why the last try to publish failed.</param>
/// <param name="Since">When the first of the tries failed that have failed without a success between.</param>
public sealed record PublishLag(LedgerFault Fault, DateTimeOffset Since);
