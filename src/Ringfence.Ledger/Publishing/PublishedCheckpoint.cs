using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Stores;

namespace Ringfence.Ledger.Publishing;

/// <summary>The checkpoint that a ledger shows the world.</summary>
internal static class PublishedCheckpoint
{
    /// <summary>Its file.</summary>
    public const string Path = "checkpoint";

    /// <summary>Reads it; null when there is none.</summary>
    /// <exception cref="InvalidDataException">It is no checkpoint, is another log's, or is not signed by this key.</exception>
    public static SignedCheckpoint? Read(ILedgerStore store, VerifierKey key)
    {
        if (store.Read(Path) is not byte[] bytes)
        {
            return null;
        }

        if (!SignedCheckpoint.TryParse(bytes, out var published, out var problem))
        {
            throw new InvalidDataException($"The ledger's checkpoint is damaged: {problem}");
        }

        if (published.Checkpoint.Origin != key.Name)
        {
            throw new InvalidDataException(
                $"The ledger here is {published.Checkpoint.Origin}, not {key.Name}: configure its own origin and key, or another directory."
            );
        }

        return published.Note.Verify([key], out problem).Count > 0
            ? published
            : throw new InvalidDataException(
                $"The ledger's checkpoint does not verify by {key}: {problem} Configure the key that this ledger was made with."
            );
    }
}
