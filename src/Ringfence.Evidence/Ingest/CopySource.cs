using System.Text;

namespace Ringfence.Evidence.Ingest;

/// <summary>
/// Where S3 copied an object from: the header <c>x-amz-copy-source</c>, which CloudTrail keeps among the parameters. Whoever copies an object
/// has read it, and S3 writes no event for the source.
/// </summary>
internal static class CopySource
{
    private const string Version = "?versionId=";

    /// <summary>The column <c>copied_from</c>, an object's ARN, of the row begun last.</summary>
    /// <param name="header"><c>bucket/key</c> or <c>/bucket/key</c>, percent-encoded, or an access point's ARN; a version may follow.</param>
    /// <param name="region">Of the event: it tells the partition.</param>
    public static void Write(ReadOnlySpan<byte> header, ReadOnlySpan<byte> region, RowBatch to)
    {
        if (header.Length == 0)
        {
            return;
        }

        var source = Encoding.UTF8.GetString(header);
        var version = source.IndexOf(Version, StringComparison.Ordinal);
        var name = Uri.UnescapeDataString(version < 0 ? source : source[..version]).TrimStart('/');
        to.Set(
            EventColumn.CopiedFrom,
            name.StartsWith("arn:", StringComparison.Ordinal)
                ? name
                : Encoding.UTF8.GetString(Partition.BucketIn(region)) + name
        );
    }
}
