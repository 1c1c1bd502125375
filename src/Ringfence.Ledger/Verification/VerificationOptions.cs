namespace Ringfence.Ledger.Verification;

/// <summary>What a verification relies on besides the ledger itself.</summary>
public sealed record VerificationOptions
{
    /// <summary>The log's verifier key, known from elsewhere.</summary>
    /// <value>Null: the one in the directory, which whoever could alter the ledger could alter too.</value>
    public string? VerifierKey { get; init; }

    /// <summary>Verifier keys of witnesses: a cosignature of theirs on the checkpoint must verify.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> Witnesses { get; init; } = [];

    /// <summary>A checkpoint kept from earlier, as a signed note: the ledger must still begin with what it says.</summary>
    /// <value>Null: only <c>checkpoint.witnessed</c> is compared, where there is one.</value>
    public ReadOnlyMemory<byte>? EarlierCheckpoint { get; init; }

    /// <summary>
    /// Reads only what came after <see cref="EarlierCheckpoint"/>: its entries and tiles, and that tree and roots continue. What lies before
    /// is not read again, so that an entry altered there is not found; without an earlier checkpoint that holds, everything is read.
    /// </summary>
    /// <value>False.</value>
    public bool OnlyNew { get; init; }
}
