using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Ringfence.Evidence.Ingest;
using Ringfence.Evidence.Integrity;

namespace Ringfence.Evidence.S3;

/// <summary>
/// An object as a stream that can be sought in: in memory up to a few megabytes, as nearly all logs are; beyond that in a file of its
/// owner alone, which is gone when it is closed.
/// </summary>
internal static class S3Download
{
    private const int MostInMemory = 8 << 20;

    /// <param name="etag">What the listing said; the object is read only while it is still that.</param>
    /// <exception cref="IOException">It cannot be read, or has changed since it was listed.</exception>
    public static OpenedObject Open(IAmazonS3 s3, string bucket, string key, string? etag, CancellationToken cancel) =>
        OpenAsync(s3, bucket, key, etag, cancel).GetAwaiter().GetResult();

    public static async Task<OpenedObject> OpenAsync(
        IAmazonS3 s3,
        string bucket,
        string key,
        string? etag,
        CancellationToken cancel
    )
    {
        Stream? content = null;
        try
        {
            using var answer = await s3.GetObjectAsync(
                new GetObjectRequest
                {
                    BucketName = bucket,
                    Key = key,
                    EtagToMatch = etag,
                },
                cancel
            );
            content = answer.ContentLength <= MostInMemory ? new MemoryStream((int)answer.ContentLength) : Spool();
            await answer.ResponseStream.CopyToAsync(content, cancel);
            content.Position = 0;
            return new(content, Metadata(answer.Metadata));
        }
        catch (Exception error) when (error is AmazonServiceException or AmazonClientException or WebException)
        {
            content?.Dispose();
            throw new IOException(
                error is AmazonServiceException { StatusCode: HttpStatusCode.PreconditionFailed }
                    ? "it has changed since the bucket was listed"
                    : $"S3 does not give it: {error.Message}",
                error
            );
        }
    }

    private static FileStream Spool()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(Path.Combine(Path.GetTempPath(), $"ringfence-{Guid.NewGuid():N}"), options);
    }

    private static ObjectMetadata? Metadata(MetadataCollection kept) =>
        kept["signature"] is { } signature
            ? new(signature, kept["signature-algorithm"], kept["backfill-generation-timestamp"])
            : null;
}
