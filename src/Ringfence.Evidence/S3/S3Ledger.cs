using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Ringfence.Evidence.S3;

/// <summary>A ledger's files out of a bucket, for as long as they are needed: to be verified it must be there as a whole.</summary>
internal sealed class S3Ledger : IDisposable
{
    private const int AtOnce = 16;

    private S3Ledger() { }

    /// <summary>A directory of its owner alone.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("ringfence-ledger-").FullName;

    /// <exception cref="IOException">It cannot be copied.</exception>
    public static S3Ledger Copy(IAmazonS3 s3, S3Place place, CancellationToken cancel)
    {
        var copy = new S3Ledger();
        try
        {
            copy.FillAsync(s3, place, cancel).GetAwaiter().GetResult();
            return copy;
        }
        catch (AmazonServiceException error)
        {
            copy.Dispose();
            throw new IOException($"{place.Url} cannot be copied ({error.ErrorCode}): {error.Message}", error);
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private async Task FillAsync(IAmazonS3 s3, S3Place place, CancellationToken cancel)
    {
        // The checkpoint first: every tile that it covers is there by then, whatever is appended meanwhile.
        await FetchAsync(s3, place, place.Prefix + "checkpoint", cancel);
        var request = new ListObjectsV2Request { BucketName = place.Bucket, Prefix = place.Prefix };
        ListObjectsV2Response page;
        do
        {
            page = await s3.ListObjectsV2Async(request, cancel);
            await Parallel.ForEachAsync(
                (page.S3Objects ?? []).Where(one =>
                    S3Listing.IsWithin(one.Key, place.Prefix) && one.Key != place.Prefix + "checkpoint"
                ),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
                async (one, stop) => await FetchAsync(s3, place, one.Key, stop)
            );
            request.ContinuationToken = page.NextContinuationToken;
        } while (page.IsTruncated == true);
    }

    private async Task FetchAsync(IAmazonS3 s3, S3Place place, string key, CancellationToken cancel)
    {
        var to = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, key[place.Prefix.Length..]));
        if (!to.StartsWith(Path + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new IOException($"{place.Url} holds a key that leads out of it");
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(to)!);
        var opened = await S3Download.OpenAsync(s3, place.Bucket, key, etag: null, cancel);
        await using var content = opened.Content;
        await using var file = File.Create(to);
        await content.CopyToAsync(file, cancel);
    }
}
