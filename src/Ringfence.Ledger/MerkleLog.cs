using Ringfence.Ledger.Checkpoints;

namespace Ringfence.Ledger;

/// <summary>An append-only Merkle log in C2SP tlog-tiles form (docs/ledger-format.md).</summary>
public sealed class MerkleLog : IAsyncDisposable
{
    /// <summary>Opens a ledger, or makes one; recovers to the last durable entry.</summary>
    public static MerkleLog Open(LedgerOptions options, ICheckpointSigner signer, TimeProvider time) =>
        throw new NotImplementedException();

    /// <summary>Entries made durable so far.</summary>
    public long Size => throw new NotImplementedException();

    /// <summary>Why appends are refused now; null when they are not.</summary>
    public LedgerFault? Fault => throw new NotImplementedException();

    /// <summary>
    /// Appends one entry of at most 65,535 bytes. Completes only when the entry and a signed checkpoint that covers it are on disk
    /// (fdatasync). The index is never reused. Until it completes the caller MUST NOT tell anyone that the entry exists,
    /// and MUST NOT change <paramref name="entry"/>.
    /// </summary>
    /// <exception cref="LedgerFault">The entry was not made durable.</exception>
    public ValueTask<long> AppendAsync(ReadOnlyMemory<byte> entry) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
