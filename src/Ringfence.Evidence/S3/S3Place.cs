namespace Ringfence.Evidence.S3;

/// <summary>A bucket and what its keys begin with.</summary>
internal sealed record S3Place(string Bucket, string Prefix)
{
    private const string Scheme = "s3://";

    public string Url => $"{Scheme}{Bucket}/{Prefix}";

    public static bool Is(string path) => path.StartsWith(Scheme, StringComparison.Ordinal);

    public static S3Place Parse(string url)
    {
        var rest = url[Scheme.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new(rest, "") : new(rest[..slash], rest[(slash + 1)..]);
    }
}
