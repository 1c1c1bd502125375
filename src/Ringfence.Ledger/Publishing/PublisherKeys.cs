using Ringfence.Ledger.Checkpoints;

namespace Ringfence.Ledger.Publishing;

/// <summary>Whose word a publisher believes, and whose it gives.</summary>
/// <param name="Log">The log's key.</param>
/// <param name="Journal">The key that signs the journal's frames; often the log's.</param>
/// <param name="Signer">Signs with the log's key; null where that has signed the frames already.</param>
internal sealed record PublisherKeys(VerifierKey Log, VerifierKey Journal, ICheckpointSigner? Signer)
{
    /// <summary>A frame's checkpoint as it may be published: with the log's signature, once the journal's holds.</summary>
    /// <exception cref="InvalidDataException">The journal's key has not signed it: nobody else's word is passed on.</exception>
    /// <exception cref="LedgerFault">The log's signer failed, or what it gave does not fit; it may be asked again.</exception>
    public SignedCheckpoint Vouch(SignedCheckpoint frame)
    {
        if (frame.Note.Verify([Journal], out var problem).Count == 0)
        {
            throw new InvalidDataException($"The journal's last checkpoint is not signed by its key: {problem}");
        }

        if (Signer is null)
        {
            return frame;
        }

        var vouched = frame with { Note = frame.Note.SignedAlsoBy(Log.Name, Signer) };
        return vouched.Note.Verify([Log], out problem).Count > 0
            ? vouched
            : throw new LedgerFault(
                $"The ledger's checkpoint could not be signed: what the signer gave does not fit its own key. {problem}",
                retryable: true
            );
    }
}
