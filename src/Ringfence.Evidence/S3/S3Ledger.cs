using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Ringfence.Ledger.Archiving;

namespace Ringfence.Evidence.S3;

/// <summary>
/// A ledger's files out of a bucket, for as long as they are needed: to be verified it must be there as a whole. Of an archive that is being
/// written to, what its checkpoint covers.
/// </summary>
public sealed class S3Ledger : IDisposable
{
    private const int AtOnce = 16;
    private const string Checkpoint = "checkpoint";

    private S3Ledger() { }

    /// <summary>How many tiles lie beyond the checkpoint: being archived, left by a copy that was interrupted, or it was put back.</summary>
    public int Ahead { get; private set; }

    /// <summary>A directory of its owner alone.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("ringfence-ledger-").FullName;

    /// <summary>Copies it.</summary>
    /// <param name="s3">How the bucket is reached.</param>
    /// <param name="url"><c>s3://BUCKET/PREFIX/</c>, below which its checkpoint lies.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="IOException">It cannot be copied.</exception>
    public static S3Ledger Copy(IAmazonS3 s3, string url, CancellationToken cancel) =>
        Copy(s3, S3Place.Parse(url.EndsWith('/') ? url : url + "/"), cancel);

    internal static S3Ledger Copy(IAmazonS3 s3, S3Place place, CancellationToken cancel)
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

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);

    private async Task FillAsync(IAmazonS3 s3, S3Place place, CancellationToken cancel)
    {
        // The checkpoint first: every tile that it covers is there by then, whatever is appended meanwhile.
        await FetchAsync(s3, place, Checkpoint, cancel);
        var checkpoint = await File.ReadAllBytesAsync(System.IO.Path.Combine(Path, Checkpoint), cancel);
        var paths = await ListAsync(s3, place, cancel);
        var listing = ArchiveListing.Of(checkpoint, paths);
        Ahead = listing.Ahead.Count;
        await Parallel.ForEachAsync(
            listing.Files,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (path, stop) => await FetchAsync(s3, place, path, stop)
        );
    }

    private static async Task<HashSet<string>> ListAsync(IAmazonS3 s3, S3Place place, CancellationToken cancel)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var request = new ListObjectsV2Request { BucketName = place.Bucket, Prefix = place.Prefix };
        ListObjectsV2Response page;
        do
        {
            page = await s3.ListObjectsV2Async(request, cancel);
            paths.UnionWith(
                (page.S3Objects ?? [])
                    .Where(one => S3Listing.IsWithin(one.Key, place.Prefix))
                    .Select(one => one.Key[place.Prefix.Length..])
            );
            request.ContinuationToken = page.NextContinuationToken;
        } while (page.IsTruncated == true);

        paths.Remove(Checkpoint);
        return paths;
    }

    private async Task FetchAsync(IAmazonS3 s3, S3Place place, string path, CancellationToken cancel)
    {
        var to = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, path));
        if (!to.StartsWith(Path + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new IOException($"{place.Url} holds a key that leads out of it");
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(to)!);
        var opened = await S3Download.OpenAsync(s3, place.Bucket, place.Prefix + path, etag: null, cancel);
        await using var content = opened.Content;
        await using var file = File.Create(to);
        await content.CopyToAsync(file, cancel);
    }
}
