using System.Text;
using System.Text.Json.Nodes;

namespace Ringfence.LocalBedrock.Host;

/// <summary>Buckets as folders below <c>s3/</c>. An object is there whole or not at all; its user metadata lies beside it.</summary>
internal sealed class LocalS3(string directory)
{
    private readonly string _drafts = Directory.CreateDirectory(Path.Combine(directory, "s3-drafts")).FullName;

    public string PathOf(string bucket, string key) => Path.Combine(directory, "s3", bucket, key);

    public bool Has(string bucket, string key) => File.Exists(PathOf(bucket, key));

    public void Put(string bucket, string key, ReadOnlySpan<byte> content)
    {
        var path = PathOf(bucket, key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = Path.Combine(_drafts, Path.GetRandomFileName());
        File.WriteAllBytes(draft, content);
        File.Move(draft, path, overwrite: true);
    }

    /// <summary>An object with user metadata, kept as <c>&lt;object&gt;.meta.json</c>: what S3 returns as <c>x-amz-meta-…</c> headers.</summary>
    public void Put(string bucket, string key, ReadOnlySpan<byte> content, JsonObject metadata)
    {
        // Metadata first: an object without it would be a digest that nobody can verify.
        Put(bucket, key + ".meta.json", Encoding.UTF8.GetBytes(metadata.ToJsonString(WireJson.Options)));
        Put(bucket, key, content);
    }
}
