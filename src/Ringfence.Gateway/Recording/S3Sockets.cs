using Amazon.Runtime;
using Ringfence.Gateway.Listening;

namespace Ringfence.Gateway.Recording;

/// <summary>
/// The connections to S3. Completions come on the threads that poll sockets, where nothing may block (<see cref="SocketThreads"/>), and AWS's
/// SDK reads answers by blocking: so each is read whole, and then the SDK goes on in the pool, far from the calls.
/// </summary>
internal sealed class S3Sockets : HttpClientFactory
{
    // A bundle has 16 MiB at most; nothing else of a ledger is as long.
    private const long MostBytes = 17 << 20;

    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = System.Net.DecompressionMethods.None,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
        };
        return new HttpClient(new Whole { InnerHandler = sockets })
        {
            Timeout = clientConfig.Timeout ?? TimeSpan.FromSeconds(10),
        };
    }

    private sealed class Whole : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var answer = await base.SendAsync(request, cancellationToken);
            try
            {
                await answer.Content.LoadIntoBufferAsync(MostBytes, cancellationToken);
            }
            catch
            {
                answer.Dispose();
                throw;
            }
            await SocketThreads.LeaveFor(int.MaxValue);
            return answer;
        }
    }
}
