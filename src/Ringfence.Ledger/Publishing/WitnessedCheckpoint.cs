using System.Text;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Merkle;
using Ringfence.Ledger.Stores;
using Ringfence.Ledger.Tiles;

namespace Ringfence.Ledger.Publishing;

/// <summary>The newest checkpoint that a witness has signed: publishing goes on while witnesses answer, so it is often not the last.</summary>
internal static class WitnessedCheckpoint
{
    /// <summary>Its file.</summary>
    public const string Path = "checkpoint.witnessed";

    /// <summary>Reads it; null when there is none.</summary>
    /// <exception cref="InvalidDataException">It is no checkpoint.</exception>
    public static SignedCheckpoint? Read(ILedgerStore store)
    {
        if (store.Read(Path) is not byte[] bytes)
        {
            return null;
        }

        return SignedCheckpoint.TryParse(bytes, out var witnessed, out var problem)
            ? witnessed
            : throw new InvalidDataException($"{Path} is damaged: {problem}");
    }

    /// <summary>Reads a checkpoint that came back from outside, with no more signatures than the log's own.</summary>
    /// <exception cref="InvalidDataException">It is not one that this log published.</exception>
    public static SignedCheckpoint Own(ReadOnlySpan<byte> note, VerifierKey key, ILedgerStore store, long published)
    {
        if (!SignedCheckpoint.TryParse(note, out var checkpoint, out var problem))
        {
            throw new InvalidDataException(problem);
        }

        var (origin, size, root) = checkpoint.Checkpoint;
        if (origin != key.Name || size > published || checkpoint.Note.Verify([key], out problem).Count == 0)
        {
            throw new InvalidDataException(
                $"The checkpoint of {origin} at {size} entries was not published here. {problem}"
            );
        }

        if (TreeProofs.Root(new TileTree(store, published), size) != root)
        {
            throw new InvalidDataException(
                $"The checkpoint at {size} entries contradicts the ledger: keep it, and ask who signed it."
            );
        }

        return checkpoint with
        {
            Note = checkpoint.Note.SignedOnlyBy(key),
        };
    }

    /// <summary>Those lines that are a witness's cosignature of the checkpoint.</summary>
    public static string Verified(SignedCheckpoint checkpoint, string lines, IReadOnlyList<VerifierKey> witnesses)
    {
        StringBuilder verified = new();
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (
                NoteSignature.TryParse(line, out var signature)
                && witnesses.Any(witness =>
                    signature.IsBy(witness) && witness.Verifies(checkpoint.Note.Text.Span, signature.Signature.Span)
                )
            )
            {
                verified.Append(line).Append('\n');
            }
        }

        return verified.ToString();
    }
}
