namespace Ringfence.Ledger.Checkpoints;

/// <summary>Signs checkpoints: with a key file, or with a key of AWS KMS where the log belongs to an organisation.</summary>
public interface ICheckpointSigner : IDisposable
{
    /// <summary>The C2SP verifier key, <c>name+hexid+base64</c>: what an auditor needs.</summary>
    string VerifierKey { get; }

    /// <summary>
    /// Signs a note's text; returns the signature bytes as the note's signature line holds them, key id included. It may block, and
    /// whatever it throws is a checkpoint that is not signed, not a ledger that has stopped.
    /// </summary>
    byte[] Sign(ReadOnlySpan<byte> noteText);
}
