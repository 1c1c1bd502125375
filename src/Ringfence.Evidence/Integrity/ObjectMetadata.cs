using System.Text.Json;

namespace Ringfence.Evidence.Integrity;

/// <summary>
/// What S3 keeps beside a digest object, in a local copy as <c>NAME.meta.json</c>:
/// <c>{"signature","signature-algorithm","backfill-generation-timestamp"?}</c>, with or without S3's <c>x-amz-meta-</c>.
/// </summary>
internal sealed record ObjectMetadata(string? Signature, string? Algorithm, string? BackfillStamp)
{
    public const string Suffix = ".meta.json";

    /// <summary>Null when the copy has none for this object.</summary>
    public static ObjectMetadata? Of(string path)
    {
        if (!File.Exists(path + Suffix))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path + Suffix));
            var root = document.RootElement;
            return new(
                Field(root, "signature"),
                Field(root, "signature-algorithm"),
                Field(root, "backfill-generation-timestamp")
            );
        }
        catch (JsonException)
        {
            return new(null, null, null);
        }
    }

    private static string? Field(JsonElement root, string name) =>
        root.Text(name) ?? root.Text("x-amz-meta-" + name) ?? root.Text("Metadata", name);
}
