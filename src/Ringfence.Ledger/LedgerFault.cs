namespace Ringfence.Ledger;

/// <summary>An entry could not be made durable. The caller MUST NOT go on as if it were recorded.</summary>
public sealed class LedgerFault : Exception
{
    /// <summary>A fault with its cause.</summary>
    /// <param name="message">What failed, where, and how to mend it.</param>
    /// <param name="retryable">Whether a later append may succeed by itself (a full disk), or the ledger has stopped.</param>
    /// <param name="cause">The failure underneath, if any.</param>
    public LedgerFault(string message, bool retryable, Exception? cause = null)
        : base(message, cause) => Retryable = retryable;

    /// <summary>Whether a later append may succeed without a restart.</summary>
    public bool Retryable { get; }
}
