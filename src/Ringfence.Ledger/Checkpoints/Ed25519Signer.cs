using System.Buffers.Binary;
using Ringfence.Ledger.Crypto;

namespace Ringfence.Ledger.Checkpoints;

/// <summary>Signs with an Ed25519 key in memory.</summary>
internal sealed class Ed25519Signer : ICheckpointSigner
{
    private readonly Ed25519Key _key;
    private readonly uint _id;

    public Ed25519Signer(string name, ReadOnlySpan<byte> seed)
    {
        _key = Ed25519Key.FromSeed(seed);
        VerifierKey verifier = new(name, NoteKeyType.Ed25519, _key.PublicKey());
        _id = verifier.Id;
        VerifierKey = verifier.ToString();
    }

    /// <inheritdoc/>
    public string VerifierKey { get; }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> noteText)
    {
        var signature = new byte[sizeof(uint) + Ed25519Key.SignatureLength];
        BinaryPrimitives.WriteUInt32BigEndian(signature, _id);
        _key.Sign(noteText, signature.AsSpan(sizeof(uint)));
        return signature;
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
