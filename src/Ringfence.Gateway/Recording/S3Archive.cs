using System.Net;
using System.Security.Cryptography;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Ringfence.Aws.Credentials;
using Ringfence.Gateway.Bedrock;
using Ringfence.Ledger.Archiving;

namespace Ringfence.Gateway.Recording;

/// <summary>
/// A ledger's archive in a bucket, as the gateway's own role. Every write is conditional and carries the SHA-256 of its bytes, so S3 takes
/// it whole and unaltered where there is nothing, or what was read, and otherwise not at all. It needs <c>s3:PutObject</c> and
/// <c>s3:GetObject</c> below the prefix, <c>kms:GenerateDataKey</c> and <c>kms:Decrypt</c>; with retention <c>s3:PutObjectRetention</c>.
/// </summary>
internal sealed class S3Archive : ILedgerArchive, IDisposable
{
    private readonly ArchiveOptions _options;
    private readonly TimeProvider _time;
    private readonly AmazonS3Client _s3;

    public S3Archive(RecordingOptions options, BedrockOptions bedrock, CallerKeys keys, TimeProvider time)
    {
        (_options, _time) = (options.Archive, time);
        var region = _options.Region.Length > 0 ? _options.Region : bedrock.Region;
        var config = new AmazonS3Config
        {
            HttpClientFactory = new S3Sockets(),
            Timeout = _options.Timeout,
            MaxErrorRetry = 2,
        };
        if (_options.Endpoint.Length > 0)
        {
            (config.ServiceURL, config.ForcePathStyle) = (_options.Endpoint, true);
            config.AuthenticationRegion = region;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        _s3 = new AmazonS3Client(new KeySourceCredentials(keys.Own), config);
    }

    public async Task<ArchivedFile?> ReadAsync(string path, CancellationToken cancel)
    {
        try
        {
            using var answer = await _s3.GetObjectAsync(_options.Bucket, _options.Prefix + path, cancel);
            using var bytes = new MemoryStream();
            await answer.ResponseStream.CopyToAsync(bytes, cancel);
            return new(bytes.ToArray(), answer.ETag);
        }
        // Who may not list a bucket is told AccessDenied of what is not there. If it is there, the write that follows finds it.
        catch (AmazonS3Exception absent) when (absent.ErrorCode is "NoSuchKey" or "AccessDenied")
        {
            return null;
        }
        catch (Exception failure) when (IsOfS3(failure, cancel))
        {
            throw Failed("read", path, failure);
        }
    }

    public async Task<string?> WriteAsync(
        string path,
        ReadOnlyMemory<byte> bytes,
        string? version,
        CancellationToken cancel
    )
    {
        using var content = new MemoryStream(bytes.ToArray(), writable: false);
        try
        {
            return (await _s3.PutObjectAsync(Put(path, content, bytes.Span, version), cancel)).ETag;
        }
        catch (AmazonS3Exception another) when (another.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            return null;
        }
        catch (Exception failure) when (IsOfS3(failure, cancel))
        {
            throw Failed("written", path, failure);
        }
    }

    public void Dispose() => _s3.Dispose();

    private PutObjectRequest Put(string path, Stream content, ReadOnlySpan<byte> bytes, string? version)
    {
        var put = new PutObjectRequest
        {
            BucketName = _options.Bucket,
            Key = _options.Prefix + path,
            InputStream = content,
            ContentType = path.StartsWith("tile/", StringComparison.Ordinal)
                ? "application/octet-stream"
                : "text/plain; charset=utf-8",
            ChecksumAlgorithm = ChecksumAlgorithm.SHA256,
            ChecksumSHA256 = Convert.ToBase64String(SHA256.HashData(bytes)),
            IfNoneMatch = version is null ? "*" : null,
            IfMatch = version,
            UseChunkEncoding = false,
        };
        if (_options.KmsKey.Length > 0)
        {
            put.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS;
            put.ServerSideEncryptionKeyManagementServiceKeyId = _options.KmsKey;
        }
        if (_options.RetainDays > 0)
        {
            put.ObjectLockMode =
                _options.RetainMode == ArchiveRetention.Governance
                    ? ObjectLockMode.Governance
                    : ObjectLockMode.Compliance;
            put.ObjectLockRetainUntilDate = _time.GetUtcNow().AddDays(_options.RetainDays).UtcDateTime;
        }
        return put;
    }

    // The SDK ends a request that took too long by a cancellation that is not ours.
    private static bool IsOfS3(Exception failure, CancellationToken cancel) =>
        failure
            is AmazonServiceException
                or AmazonClientException
                or NoAwsKeysException
                or HttpRequestException
                or IOException
                or WebException
                or TimeoutException
        || (failure is OperationCanceledException && !cancel.IsCancellationRequested);

    private IOException Failed(string what, string path, Exception failure)
    {
        var reason = failure switch
        {
            AmazonServiceException { ErrorCode.Length: > 0 } said => $"{said.ErrorCode}: {said.Message}",
            OperationCanceledException => $"no answer within {_options.Timeout}",
            _ => failure.Message,
        };
        return new IOException($"{_options.To}{path} cannot be {what} ({reason})", failure);
    }
}
