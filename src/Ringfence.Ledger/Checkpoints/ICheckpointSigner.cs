namespace Ringfence.Ledger.Checkpoints;

/// <summary>Signs checkpoints: a key file now, a KMS key where the log belongs to an organisation.</summary>
public interface ICheckpointSigner : IDisposable
{
    /// <summary>The C2SP verifier key, <c>name+hexid+base64</c>: what an auditor needs.</summary>
    string VerifierKey { get; }

    /// <summary>Signs a note's text; returns the signature bytes as the note's signature line holds them, key id included.</summary>
    byte[] Sign(ReadOnlySpan<byte> noteText);
}
