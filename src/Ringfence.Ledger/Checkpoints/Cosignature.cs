using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Ringfence.Ledger.Crypto;

namespace Ringfence.Ledger.Checkpoints;

/// <summary>A witness's word that it saw a checkpoint at a time (C2SP tlog-cosignature): <c>u64 time || Ed25519 signature</c>.</summary>
internal static class Cosignature
{
    private const int TimeLength = sizeof(ulong);

    public static bool Verifies(
        ReadOnlySpan<byte> publicKey,
        ReadOnlySpan<byte> checkpoint,
        ReadOnlySpan<byte> signature
    )
    {
        if (signature.Length != TimeLength + Ed25519Key.SignatureLength)
        {
            return false;
        }

        var time = BinaryPrimitives.ReadUInt64BigEndian(signature);
        using var key = Ed25519Key.FromPublicKey(publicKey);
        return time <= long.MaxValue && key.Verifies(Message(time, checkpoint), signature[TimeLength..]);
    }

    /// <summary>What a witness signs.</summary>
    public static byte[] Message(ulong unixSeconds, ReadOnlySpan<byte> checkpoint)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {unixSeconds}\n");
        return [.. Encoding.ASCII.GetBytes(head), .. checkpoint];
    }
}
