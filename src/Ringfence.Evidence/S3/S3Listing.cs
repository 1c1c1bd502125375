using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Ringfence.Evidence.Ingest;

namespace Ringfence.Evidence.S3;

/// <summary>What lies in buckets: files, and ledgers apart. An object is known again by key and ETag.</summary>
internal sealed record S3Listing(IReadOnlyList<InputFile> Files, IReadOnlyList<S3Place> Ledgers)
{
    private const string Checkpoint = "checkpoint";

    /// <exception cref="IOException">A bucket cannot be listed.</exception>
    public static S3Listing Of(IAmazonS3? s3, IReadOnlyList<string> urls, CancellationToken cancel)
    {
        var files = new SortedDictionary<string, InputFile>(StringComparer.Ordinal);
        var ledgers = new List<S3Place>();
        foreach (var place in urls.Select(S3Place.Parse))
        {
            var objects = ListAsync(
                    s3 ?? throw new ArgumentNullException(nameof(s3), "s3:// needs a client"),
                    place,
                    cancel
                )
                .GetAwaiter()
                .GetResult();
            var roots = LedgerRoots(objects);
            ledgers.AddRange(roots.Select(root => new S3Place(place.Bucket, root)));
            foreach (var one in objects.Where(one => one.Size > 0 && !roots.Any(root => IsWithin(one.Key, root))))
            {
                var file = File(s3, place.Bucket, one);
                files[file.Path] = file;
            }
        }

        return new([.. files.Values], ledgers);
    }

    private static async Task<List<S3Object>> ListAsync(IAmazonS3 s3, S3Place place, CancellationToken cancel)
    {
        var objects = new List<S3Object>();
        var request = new ListObjectsV2Request { BucketName = place.Bucket, Prefix = place.Prefix };
        try
        {
            ListObjectsV2Response page;
            do
            {
                page = await s3.ListObjectsV2Async(request, cancel);
                objects.AddRange(page.S3Objects ?? []);
                request.ContinuationToken = page.NextContinuationToken;
            } while (page.IsTruncated == true);
        }
        catch (AmazonServiceException error)
        {
            throw new IOException($"{place.Url} cannot be listed ({error.ErrorCode}): {error.Message}", error);
        }
        catch (AmazonClientException error)
        {
            // It lists every provider that it tried, over several lines.
            throw new IOException(
                $"{place.Url} cannot be listed: {error.Message.Split('.', '\n')[0]}. Give AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run where there is a role",
                error
            );
        }

        return objects;
    }

    // A ledger is a checkpoint with tiles beside it, as in a directory.
    private static List<string> LedgerRoots(List<S3Object> objects)
    {
        var keys = objects.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. keys.Where(key => key == Checkpoint || key.EndsWith("/" + Checkpoint, StringComparison.Ordinal))
                .Select(key => key[..^Checkpoint.Length])
                .Where(root => keys.Any(key => key.StartsWith(root + "tile/", StringComparison.Ordinal))),
        ];
    }

    /// <summary>What of a ledger's directory belongs to it (docs/ledger-format.md).</summary>
    internal static bool IsWithin(string key, string root) =>
        key.StartsWith(root, StringComparison.Ordinal)
        && (
            key[root.Length..] is Checkpoint or "checkpoint.witnessed" or "vkey"
            || key.AsSpan(root.Length).StartsWith("tile/")
            || key.AsSpan(root.Length).StartsWith("journal/")
        );

    private static InputFile File(IAmazonS3 s3, string bucket, S3Object one)
    {
        var stamp = BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(one.ETag ?? "")));

        // Stamps below zero are those of files that could not be read.
        return new($"s3://{bucket}/{one.Key}", one.Size ?? 0, stamp & long.MaxValue)
        {
            OpenRemote = cancel => S3Download.Open(s3, bucket, one.Key, one.ETag, cancel),
        };
    }
}
