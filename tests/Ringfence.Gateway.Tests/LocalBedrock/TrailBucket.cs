using System.IO.Compression;
using System.Text.Json.Nodes;
using Ringfence.LocalBedrock;

namespace Ringfence.Gateway.Tests.LocalBedrock;

/// <summary>Reads what lies in the stand-in's buckets.</summary>
internal static class TrailBucket
{
    public static string Of(LocalBedrockOptions options) => Path.Combine(options.Directory, "s3", options.Trail.Bucket);

    public static IReadOnlyList<JsonObject> Records(LocalBedrockOptions options) =>
        [
            .. Objects(options, "/CloudTrail/")
                .SelectMany(path => JsonNode.Parse(Unzip(path))!["Records"]!.AsArray())
                .Select(record => record!.AsObject()),
        ];

    /// <summary>Objects of one kind, oldest first.</summary>
    public static IEnumerable<string> Objects(LocalBedrockOptions options, string kind) =>
        Directory.Exists(Of(options))
            ? Directory
                .EnumerateFiles(Of(options), "*.json.gz", SearchOption.AllDirectories)
                .Where(path => path.Contains(kind, StringComparison.Ordinal))
                .Order()
            : [];

    public static byte[] Unzip(string path)
    {
        using var plain = new MemoryStream();
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        gzip.CopyTo(plain);
        return plain.ToArray();
    }
}
