using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Ingest;

/// <summary>A CloudTrail digest to a row, with the signature that lies beside it.</summary>
internal static class DigestRecord
{
    public static string? Read(ReadOnlySpan<byte> json, ParsedFile file)
    {
        var content = json.ToArray();
        if (DigestDocument.Parse(content, out var problem) is not { } digest)
        {
            return $"it is no digest: {problem}";
        }

        var metadata = file.Metadata ?? ObjectMetadata.Of(file.Path);
        var to = file.Batch;
        to.Begin(Tables.Digest);
        to.Set(0, $"{digest.Bucket}/{digest.Key}");
        to.Set(1, digest.Start.ToUnixTimeMilliseconds());
        to.Set(2, digest.End.ToUnixTimeMilliseconds());
        to.Set(3, digest.EndText);
        to.Set(4, Convert.ToHexStringLower(SHA256.HashData(content)));
        if (digest.PreviousSignature is { } previous)
        {
            to.Set(5, previous);
        }

        if (metadata?.Signature is { } signature)
        {
            to.Set(6, signature);
        }

        to.Set(7, digest.Fingerprint);
        to.Set(8, digest.Algorithm);
        to.Set(9, Logs(digest));
        to.Set(10, 0);
        return null;
    }

    private static string Logs(DigestDocument digest)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var log in digest.Logs)
            {
                writer.WriteStartArray();
                writer.WriteStringValue($"{log.Bucket}/{log.Key}");
                writer.WriteStringValue(log.Sha256);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
