using System.Collections.Concurrent;
using System.Security.Cryptography;
using Ringfence.Aws.Credentials;
using Ringfence.Aws.Signing;

namespace Ringfence.Aws.Calls;

/// <summary>Calls AWS APIs (JSON, Query, REST) that have no client package here. No retries: the caller knows whether a call may be repeated.</summary>
/// <param name="http">Bounds time and size of answers by its own settings; must not follow redirects, which would carry a signature elsewhere.</param>
public sealed class SignedHttp(HttpClient http, IAwsKeySource keys, TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Region, string Service), SigV4Signer> _signers = new();

    /// <summary>Signs, sends and reads the whole answer.</summary>
    /// <exception cref="NoAwsKeysException">There are no credentials to sign with.</exception>
    /// <exception cref="HttpRequestException">There was no answer.</exception>
    public async Task<AwsAnswer> SendAsync(AwsCall call, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(call.Method, call.Url);
        if (call.ContentType is not null)
        {
            request.Content = new ReadOnlyMemoryContent(call.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", call.ContentType);
        }

        foreach (var (name, value) in call.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var signer = _signers.GetOrAdd((call.Region, call.Service), scope => new(scope.Region, scope.Service, time));
        signer.Sign(request, Convert.ToHexStringLower(SHA256.HashData(call.Body.Span)), await keys.GetAsync(cancel));

        using var response = await http.SendAsync(request, cancel);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            headers[name] = values.ToString();
        }

        return new((int)response.StatusCode, headers, await response.Content.ReadAsByteArrayAsync(cancel));
    }
}
