using System.Diagnostics.CodeAnalysis;

namespace Ringfence.Ledger.Checkpoints;

/// <summary>A checkpoint in the note that carries it.</summary>
/// <param name="Note">The note, with its signatures.</param>
/// <param name="Checkpoint">What the note's text says.</param>
public sealed record SignedCheckpoint(SignedNote Note, Checkpoint Checkpoint)
{
    /// <summary>Reads a checkpoint file, or says what is wrong with it. Its signatures are not verified yet.</summary>
    public static bool TryParse(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out SignedCheckpoint? checkpoint,
        out string problem
    )
    {
        checkpoint = null;
        if (!SignedNote.TryParse(bytes, out var note, out problem))
        {
            return false;
        }

        if (!Checkpoint.TryParse(note.Text.Span, out var content))
        {
            problem =
                "A checkpoint's text is the log's origin, its size in decimal and its root in base64, a line each.";
            return false;
        }

        checkpoint = new SignedCheckpoint(note, content);
        return true;
    }

    /// <summary>The same checkpoint with more signature lines.</summary>
    public SignedCheckpoint With(string lines) => this with { Note = Note.With(lines) };

    /// <summary>Signs a checkpoint.</summary>
    /// <exception cref="LedgerFault">The signer failed; it may be asked again.</exception>
    public static SignedCheckpoint Sign(Checkpoint checkpoint, ICheckpointSigner signer) =>
        new(SignedNote.Sign(checkpoint.ToString(), checkpoint.Origin, signer), checkpoint);
}
