using System.Buffers;
using System.Net.Http.Headers;

namespace Ringfence.Aws.Signing;

/// <summary>Signs requests with AWS Signature Version 4 (header form). The derived key is cached per day, region and service.</summary>
/// <param name="service">The signing name, e.g. <c>bedrock</c> (never <c>bedrock-runtime</c>).</param>
public sealed class SigV4Signer(string region, string service, TimeProvider time)
{
    private const string S3 = "s3";

    private readonly SigningKeyCache _signingKeys = new(region, service);

    /// <summary>
    /// Adds <c>X-Amz-Date</c>, <c>X-Amz-Content-Sha256</c>, <c>X-Amz-Security-Token</c> (for sessions) and <c>Authorization</c> to
    /// <paramref name="request"/>; signs <c>host</c>, <c>content-type</c> and every header already set whose name starts with
    /// <c>x-amz</c>. The path is signed as it is on the wire, encoded once more (every service but S3).
    /// </summary>
    /// <remarks>
    /// A request may be signed again (a retry): what an earlier signature set is replaced. Path and query are sent as signed only
    /// if the <see cref="Uri"/> does not rewrite them: make it with <c>DangerousDisablePathAndQueryCanonicalization</c>.
    /// </remarks>
    /// <param name="bodySha256Hex">SHA-256 of the body, lower hex.</param>
    public void Sign(HttpRequestMessage request, string bodySha256Hex, AwsKeys keys)
    {
        var uri =
            request.RequestUri
            ?? throw new ArgumentException("A request without a URI cannot be signed.", nameof(request));
        var timestamp = AmzDate.Format(time.GetUtcNow());
        var headers = request.Headers;
        headers.Remove("Authorization");
        Set(headers, "X-Amz-Date", timestamp);
        Set(headers, "X-Amz-Content-Sha256", bodySha256Hex);
        Set(headers, "X-Amz-Security-Token", keys.SessionToken);

        var signed = ArrayPool<SignedHeader>.Shared.Rent(headers.NonValidated.Count + 2);
        try
        {
            var covered = signed.AsSpan(0, Collect(request, uri, signed));
            covered.Sort();
            var key = _signingKeys.For(keys, timestamp.AsSpan(0, AmzDate.DayLength));
            Span<char> signature = stackalloc char[SigningKey.SignatureLength];
            key.Sign(
                timestamp,
                new(request.Method.Method, uri.PathAndQuery, covered, bodySha256Hex, service == S3),
                signature
            );
            headers.TryAddWithoutValidation(
                "Authorization",
                $"AWS4-HMAC-SHA256 Credential={keys.AccessKeyId}/{key.Scope}, SignedHeaders={Names(covered)}, Signature={signature}"
            );
        }
        finally
        {
            ArrayPool<SignedHeader>.Shared.Return(signed, clearArray: true);
        }
    }

    private static void Set(HttpRequestHeaders headers, string name, string? value)
    {
        headers.Remove(name);
        if (value is not null)
        {
            headers.TryAddWithoutValidation(name, value);
        }
    }

    private static int Collect(HttpRequestMessage request, Uri uri, SignedHeader[] into)
    {
        var count = 0;
        into[count++] = new("host", request.Headers.Host ?? uri.Authority);
        if (request.Content is { } content && content.Headers.NonValidated.TryGetValues("Content-Type", out var type))
        {
            into[count++] = new("content-type", type.ToString());
        }

        foreach (var (name, values) in request.Headers.NonValidated)
        {
            if (name.StartsWith("x-amz", StringComparison.OrdinalIgnoreCase))
            {
                into[count++] = new(name.ToLowerInvariant(), values.ToString());
            }
        }

        return count;
    }

    private static string Names(ReadOnlySpan<SignedHeader> headers)
    {
        using var names = new CanonicalText(stackalloc byte[512]);
        foreach (var header in headers)
        {
            if (!names.Written.IsEmpty)
            {
                names.Add((byte)';');
            }

            names.Add(header.Name);
        }

        return System.Text.Encoding.ASCII.GetString(names.Written);
    }
}
