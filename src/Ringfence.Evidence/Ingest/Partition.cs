using System.Text;

namespace Ringfence.Evidence.Ingest;

/// <summary>AWS's partitions: in GovCloud and in China the ARN of the same bucket begins otherwise.</summary>
internal static class Partition
{
    /// <summary>What a region's name begins with, and its partition's ARN of a bucket up to the bucket's name; every other region is of <c>aws</c>.</summary>
    public static IReadOnlyList<(string Region, string Bucket)> Other { get; } =
    [
        ("us-gov-", "arn:aws-us-gov:s3:::"),
        ("cn-", "arn:aws-cn:s3:::"),
        ("us-iso-", "arn:aws-iso:s3:::"),
        ("us-isob-", "arn:aws-iso-b:s3:::"),
        ("eusc-", "arn:aws-eusc:s3:::"),
    ];

    /// <summary>The partition of a region that no line above names.</summary>
    public const string Bucket = "arn:aws:s3:::";

    private static readonly (byte[] Region, byte[] Bucket)[] Encoded =
    [
        .. Other.Select(one => (Encoding.UTF8.GetBytes(one.Region), Encoding.UTF8.GetBytes(one.Bucket))),
    ];

    /// <summary>The ARN of a bucket in a region, up to the bucket's name.</summary>
    public static ReadOnlySpan<byte> BucketIn(ReadOnlySpan<byte> region)
    {
        foreach (var (start, bucket) in Encoded)
        {
            if (region.StartsWith(start))
            {
                return bucket;
            }
        }

        return "arn:aws:s3:::"u8;
    }

    /// <summary>The same of a host's name, <c>phi.s3.us-gov-west-1.amazonaws.com</c>: a line of S3's access log has no region.</summary>
    public static string BucketAt(string host) =>
        Other.FirstOrDefault(one => host.Contains("." + one.Region, StringComparison.Ordinal)).Bucket ?? Bucket;
}
