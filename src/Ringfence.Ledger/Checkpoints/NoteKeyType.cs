namespace Ringfence.Ledger.Checkpoints;

/// <summary>What a note's key signs with, and over what (C2SP signed-note, tlog-cosignature).</summary>
public enum NoteKeyType : byte
{
    /// <summary>Ed25519 over the note's text.</summary>
    Ed25519 = 0x01,

    /// <summary>ECDSA over the SHA-256 of the note's text, ASN.1 form.</summary>
    Ecdsa = 0x02,

    /// <summary>A witness's Ed25519 over a time and the whole checkpoint.</summary>
    Cosignature = 0x04,
}
