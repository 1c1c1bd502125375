using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ringfence.Cdk.Tests.Handlers;

/// <summary>One address that answers as the test says, and remembers what it was asked.</summary>
internal sealed class StandIn : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<HttpListenerRequest, string, (int Status, string Body)> _answer;

    public StandIn(Func<HttpListenerRequest, string, (int Status, string Body)> answer)
    {
        _answer = answer;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }

        // S3 Control puts the account before the host; any name of this address is answered.
        _listener.Prefixes.Add(Address.Replace("127.0.0.1", "*", StringComparison.Ordinal) + "/");
        _listener.Start();
        _ = ServeAsync();
    }

    public string Address { get; }

    /// <summary>Method, path, body of each request, in order.</summary>
    public ConcurrentQueue<(
        string Method,
        string Path,
        string Body,
        string? Authorization,
        string? ContentType
    )> Asked { get; } = [];

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream);
            var body = await reader.ReadToEndAsync();
            Asked.Enqueue(
                (
                    context.Request.HttpMethod,
                    context.Request.RawUrl!,
                    body,
                    context.Request.Headers["Authorization"],
                    context.Request.ContentType
                )
            );
            var (status, answer) = _answer(context.Request, body);
            context.Response.StatusCode = status;
            if (status >= 400 && answer.IndexOf('|') is > 0 and var bar)
            {
                context.Response.Headers["x-amzn-ErrorType"] = answer[..bar];
                answer = $"{{\"message\":\"{answer[(bar + 1)..]}\"}}";
            }

            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer));
            context.Response.Close();
        }
    }
}
