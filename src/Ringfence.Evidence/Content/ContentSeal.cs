using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Ringfence.Evidence.Content;

/// <summary>
/// A body under AES-256-GCM, compressed first. What it belongs to (request id and side) is authenticated with it: a row moved to another
/// call does not open. Form: format byte, 8 characters of key id, 12 bytes of nonce, 16 of tag, ciphertext.
/// </summary>
internal static class ContentSeal
{
    private const byte Format = 1;
    private const int IdAt = 1;
    private const int NonceAt = 9;
    private const int TagAt = 21;
    private const int TextAt = 37;

    // One key seals at most 2^32 bodies under random nonces (NIST SP 800-38D, 8.3): far beyond any store.
    public static byte[] Close(ContentKeys keys, string requestId, string side, ReadOnlySpan<byte> body)
    {
        using var packed = new MemoryStream();
        using (var pack = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            pack.Write(body);
        }

        var plain = packed.GetBuffer().AsSpan(0, (int)packed.Length);
        var result = new byte[TextAt + plain.Length];
        result[0] = Format;
        Encoding.ASCII.GetBytes(keys.Current, result.AsSpan(IdAt));
        RandomNumberGenerator.Fill(result.AsSpan(NonceAt, 12));
        using var aes = new AesGcm(keys.Find(keys.Current)!, 16);
        aes.Encrypt(
            result.AsSpan(NonceAt, 12),
            plain,
            result.AsSpan(TextAt),
            result.AsSpan(TagAt, 16),
            Bound(requestId, side)
        );
        CryptographicOperations.ZeroMemory(plain);
        return result;
    }

    /// <exception cref="InvalidDataException">Its key is gone, or it is not what was sealed for this call.</exception>
    public static byte[] Open(ContentKeys keys, string requestId, string side, ReadOnlySpan<byte> sealedBody)
    {
        if (sealedBody.Length < TextAt || sealedBody[0] != Format)
        {
            throw new InvalidDataException($"the {side} of request {requestId} is stored in a form that is not known");
        }

        var id = Encoding.ASCII.GetString(sealedBody[IdAt..NonceAt]);
        if (keys.Find(id) is not { } key)
        {
            throw new InvalidDataException(
                $"the {side} of request {requestId} was sealed with key {id}, which is destroyed or not here"
            );
        }

        var plain = new byte[sealedBody.Length - TextAt];
        using var aes = new AesGcm(key, 16);
        try
        {
            aes.Decrypt(
                sealedBody[NonceAt..TagAt],
                sealedBody[TextAt..],
                sealedBody[TagAt..TextAt],
                plain,
                Bound(requestId, side)
            );
        }
        catch (AuthenticationTagMismatchException error)
        {
            throw new InvalidDataException(
                $"the {side} of request {requestId} does not open: it was altered, or belongs to another call",
                error
            );
        }

        using var unpack = new BrotliStream(new MemoryStream(plain), CompressionMode.Decompress);
        using var body = new MemoryStream();
        unpack.CopyTo(body);
        return body.ToArray();
    }

    private static byte[] Bound(string requestId, string side) =>
        Encoding.UTF8.GetBytes($"ringfence-content/1\n{side}\n{requestId}");
}
