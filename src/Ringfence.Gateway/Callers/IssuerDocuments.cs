using System.Net;
using System.Net.Http.Headers;
using Microsoft.IdentityModel.Protocols;

namespace Ringfence.Gateway.Callers;

/// <summary>
/// Reads discovery documents and key sets over HTTPS (plain HTTP from loopback alone); whatever address the discovery document names is held
/// to the same rule. Redirects are not followed: an issuer is where it says it is.
/// </summary>
internal sealed class IssuerDocuments : IDocumentRetriever, IDisposable
{
    private const int MaxDocumentBytes = 1024 * 1024;

    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(3),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AutomaticDecompression = DecompressionMethods.All,
        }
    )
    {
        Timeout = TimeSpan.FromSeconds(5),
        MaxResponseContentBufferSize = MaxDocumentBytes,
        DefaultRequestHeaders = { Accept = { new MediaTypeWithQualityHeaderValue("application/json") } },
    };

    /// <summary>Whether keys may be read from <paramref name="address"/>.</summary>
    public static bool Allows(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    /// <exception cref="HttpRequestException">It could not be read, or was not status 200.</exception>
    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !Allows(uri))
        {
            throw new HttpRequestException($"{address} is not an https URL (http is allowed for loopback alone).");
        }
        using var response = await _http.GetAsync(uri, cancel);
        return response.StatusCode == HttpStatusCode.OK
            ? await response.Content.ReadAsStringAsync(cancel)
            : throw new HttpRequestException($"{address} answered {(int)response.StatusCode}; 200 was expected.");
    }

    public void Dispose() => _http.Dispose();
}
