using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Ringfence.Ledger.Checkpoints;

/// <summary>Signs with an ECDSA P-256 key in memory: for machines without a library for Ed25519.</summary>
internal sealed class EcdsaSigner : ICheckpointSigner
{
    private readonly ECDsa _key;
    private readonly byte[] _id = new byte[sizeof(uint)];

    public EcdsaSigner(string name, ReadOnlySpan<byte> pkcs8)
    {
        _key = ECDsa.Create();
        _key.ImportPkcs8PrivateKey(pkcs8, out _);
        VerifierKey verifier = new(name, NoteKeyType.Ecdsa, _key.ExportSubjectPublicKeyInfo());
        BinaryPrimitives.WriteUInt32BigEndian(_id, verifier.Id);
        VerifierKey = verifier.ToString();
    }

    /// <inheritdoc/>
    public string VerifierKey { get; }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> noteText) =>
        [.. _id, .. _key.SignData(noteText, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)];

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
