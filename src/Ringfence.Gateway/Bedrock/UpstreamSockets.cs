using Ringfence.Gateway.Limits;

namespace Ringfence.Gateway.Bedrock;

/// <summary>
/// The connections to Bedrock. HTTP/1.1: one call a connection, so an abort closes exactly that call. Nothing is followed,
/// decompressed, stored or added on the way: what was signed is what is sent, what came is what is passed on.
/// </summary>
internal static class UpstreamSockets
{
    /// <summary>New connections resolve the name anew; PrivateLink addresses move.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public static HttpMessageInvoker Open(TimeoutOptions timeouts) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                AutomaticDecompression = System.Net.DecompressionMethods.None,
                ConnectTimeout = timeouts.Connect,
                MaxResponseDrainSize = 0, // an answer that is given up is cut at once, so that the model stops
                MaxConnectionsPerServer = int.MaxValue,
                PooledConnectionLifetime = Lifetime,
                PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
                UseCookies = false,
                UseProxy = false,
                ActivityHeadersPropagator = null,
            },
            disposeHandler: true
        );
}
