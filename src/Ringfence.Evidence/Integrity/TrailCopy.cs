using System.Text.Json;

namespace Ringfence.Evidence.Integrity;

/// <summary>A local copy of a trail's bucket: which files are digests, which are logs, and which object each is a copy of.</summary>
internal sealed class TrailCopy
{
    private const string Root = "/AWSLogs/";

    private readonly Dictionary<string, TrailObject> _logs = new(StringComparer.Ordinal);
    private readonly List<DigestFile> _digests = [];

    private TrailCopy() { }

    public IReadOnlyList<DigestFile> Digests => _digests;

    /// <summary>Log files by bucket and key.</summary>
    public IReadOnlyDictionary<string, TrailObject> Logs => _logs;

    /// <summary>Whether any digest has its metadata: a copy made without them is told from one whose signature was taken away.</summary>
    public bool HasMetadata => _digests.Any(digest => digest.Metadata is not null);

    /// <exception cref="IOException">The directory cannot be read.</exception>
    public static TrailCopy Read(string directory)
    {
        var copy = new TrailCopy();
        var named = BucketOfTrail(directory);
        var paths = Directory
            .EnumerateFiles(Path.GetFullPath(directory), "*", SearchOption.AllDirectories)
            .Where(path =>
                path.Contains(Root, StringComparison.Ordinal)
                && !path.EndsWith(ObjectMetadata.Suffix, StringComparison.Ordinal)
            )
            .Order(StringComparer.Ordinal)
            .GroupBy(path => path[..path.IndexOf(Root, StringComparison.Ordinal)]);
        foreach (var bucket in paths)
        {
            copy.Add(bucket.Key, [.. bucket], named);
        }

        return copy;
    }

    private void Add(string folder, List<string> paths, string? named)
    {
        // Where the bucket begins in the folders above AWSLogs/, its own digests say: what most of them say of themselves.
        var readable = new List<(string Path, DigestFile File)>();
        foreach (var path in paths.Where(path => LiesIn("/CloudTrail-Digest/", path)))
        {
            readable.Add(
                (path, DigestFile.Read(path, document => new("", document?.Bucket ?? "", document?.Key ?? "")))
            );
        }

        var spoken = readable
            .Where(entry => entry.File.Document is not null)
            .GroupBy(entry => (entry.File.Object.Bucket, Prefix: PrefixOf(entry.File.Object.Key)))
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key.Prefix, StringComparer.Ordinal)
            .Select(group => group.Key)
            .FirstOrDefault();
        var bucket = named ?? spoken.Bucket ?? Path.GetFileName(folder);
        foreach (var (path, _) in readable)
        {
            _digests.Add(DigestFile.Read(path, _ => Locate(path)));
        }

        foreach (var path in paths.Where(path => LiesIn("/CloudTrail/", path)))
        {
            var log = Locate(path);
            _logs[log.ToString()] = log;
        }

        // What the folders above are called says nothing.
        bool LiesIn(string part, string path) => path.AsSpan(folder.Length).IndexOf(part) >= 0;

        TrailObject Locate(string path) => new(path, bucket, spoken.Prefix + path[(folder.Length + 1)..]);
    }

    private static string PrefixOf(string key)
    {
        var at = ("/" + key).IndexOf(Root, StringComparison.Ordinal);
        return at < 0 ? "" : key[..at];
    }

    // DescribeTrails' answer, kept beside the copy or one folder above it.
    private static string? BucketOfTrail(string directory)
    {
        foreach (
            var path in new[] { Path.Combine(directory, "trail.json"), Path.Combine(directory, "..", "trail.json") }
        )
        {
            if (File.Exists(path))
            {
                using var document = JsonDocument.Parse(File.ReadAllBytes(path));
                return document.RootElement.Text("S3BucketName");
            }
        }

        return null;
    }
}
