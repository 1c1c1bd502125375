namespace Ringfence.Cdk.Keys;

/// <summary>What a key does.</summary>
public enum KeyPurpose
{
    /// <summary>Encrypts and decrypts: symmetric, rotated.</summary>
    Encryption,

    /// <summary>Signs (ECDSA on P-256, as the ledger's checkpoints are): asymmetric; KMS rotates none of these.</summary>
    Signing,
}
