using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using Ringfence.Aws;
using Ringfence.Aws.Signing;
using Ringfence.Tests.Aws.Signing;

namespace Ringfence.Tests.Aws;

/// <summary>
/// A service of AWS on a loopback port: verifies each request's signature, keeps what it was asked, and answers what it is told.
/// Plain HTTP/1.1 over a listener of the base library, so that no test of this room needs a web host.
/// </summary>
internal sealed class StandInAws : IAsyncDisposable
{
    private readonly HttpListener _listener;
    private readonly ConcurrentQueue<Task> _answers = new();
    private readonly Task _serving;

    public StandInAws(string service, AwsKeys keys, Func<StandInRequest, Task<StandInAnswer>> answer)
    {
        (_listener, Url) = Listen();
        _serving = Task.Run(() => ServeAsync(new("us-east-1", service, TimeProvider.System), keys, answer));
    }

    public Uri Url { get; }

    public ConcurrentQueue<StandInRequest> Requests { get; } = new();

    public async ValueTask DisposeAsync()
    {
        // A listener that is stopped while it answers throws: the answers first.
        await Task.WhenAll(_answers);
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private static (HttpListener Listener, Uri Url) Listen()
    {
        while (true)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
            probe.Stop();
            var listener = new HttpListener { Prefixes = { url } };
            try
            {
                listener.Start();
                return (listener, new(url));
            }
            catch (HttpListenerException)
            {
                // Somebody took the port in between: take another.
            }
        }
    }

    private async Task ServeAsync(
        SigV4Verifier verifier,
        AwsKeys keys,
        Func<StandInRequest, Task<StandInAnswer>> answer
    )
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _answers.Enqueue(AnswerAsync(context, verifier, keys, answer));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                break;
            }
        }
    }

    private async Task AnswerAsync(
        HttpListenerContext context,
        SigV4Verifier verifier,
        AwsKeys keys,
        Func<StandInRequest, Task<StandInAnswer>> answer
    )
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        var headers = context.Request.Headers.AllKeys.ToDictionary(
            name => name!.ToLowerInvariant(),
            name => context.Request.Headers[name]!
        );
        var signed = new SignedRequest(
            context.Request.HttpMethod,
            context.Request.RawUrl!,
            headers.GetValueOrDefault,
            Convert.ToHexStringLower(SHA256.HashData(body.ToArray()))
        );
        var request = new StandInRequest(
            signed,
            verifier.Verify(signed, keys),
            Encoding.UTF8.GetString(body.ToArray())
        );
        Requests.Enqueue(request);

        var given = await answer(request);
        context.Response.StatusCode = given.Status;
        context.Response.ContentType = "text/plain";
        context.Response.AddHeader("x-amzn-RequestId", "11111111-2222-3333-4444-555555555555");
        try
        {
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(given.Body));
            context.Response.Close();
        }
        catch (HttpListenerException)
        {
            // The client has left.
        }
    }
}

internal sealed record StandInRequest(SignedRequest Signed, SignatureFault? Fault, string Body)
{
    /// <summary>The form's field, or null.</summary>
    public string? this[string field] => HttpUtility.ParseQueryString(Body)[field];
}

internal sealed record StandInAnswer(int Status, string Body);
