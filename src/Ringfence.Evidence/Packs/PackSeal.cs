using System.Buffers;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Entries;

namespace Ringfence.Evidence.Packs;

/// <summary>A pack's entry in a ledger, and the proof that it is there: the two files that no manifest can list.</summary>
/// <param name="Entry">The bytes of the entry <c>evidence.pack</c>.</param>
/// <param name="Index">Where it stands.</param>
/// <param name="Proof">Its inclusion proof.</param>
/// <param name="Key">The verifier key of the ledger.</param>
public sealed record PackSeal(byte[] Entry, long Index, TlogProof Proof, string Key)
{
    internal const string EntryFile = "seal.json";
    internal const string ProofFile = "seal.tlog-proof";

    /// <summary>The ledger's key, in the pack for convenience: who can rewrite the pack can rewrite this too.</summary>
    internal const string KeyFile = "ledger.vkey";

    /// <summary>Appends a pack's digest to a ledger and proves it.</summary>
    /// <param name="key">The ledger's verifier key.</param>
    /// <exception cref="LedgerFault">The entry was not made durable.</exception>
    public static async Task<PackSeal> AppendAsync(PackSealed entry, MerkleLog ledger, string key)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var bytes = new ArrayBufferWriter<byte>();
        EntryEncoding.Write(bytes, entry);
        var index = await ledger.AppendAsync(bytes.WrittenMemory);
        return new(bytes.WrittenSpan.ToArray(), index, await ledger.ProveInclusionAsync(index), key);
    }
}
