using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Ringfence.Gateway.Tests.World;

/// <summary>An upstream that answers as a test tells it to, and remembers everything that reached it.</summary>
internal sealed class FakeBedrock : IAsyncDisposable
{
    public const string ConverseAnswer =
        """{"metrics":{"latencyMs":12},"output":{"message":{"content":[{"text":"Hello."}],"role":"assistant"}},"stopReason":"end_turn","usage":{"inputTokens":11,"outputTokens":3,"totalTokens":14,"cacheReadInputTokens":5}}""";

    private readonly WebApplication _app;

    private FakeBedrock(WebApplication app) => _app = app;

    public ConcurrentQueue<ReceivedRequest> Requests { get; } = new();

    public Func<HttpContext, Task> Answer { get; set; } = http => Json(http, 200, ConverseAnswer);

    public string Url => _app.Urls.Single();

    public static async Task<FakeBedrock> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var app = builder.Build();
        var fake = new FakeBedrock(app);
        app.Run(fake.ReceiveAsync);
        await app.StartAsync();
        return fake;
    }

    public static Task Json(HttpContext http, int status, string body, string? errorType = null)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        http.Response.Headers["x-amzn-RequestId"] = AwsRequestId(http);
        if (errorType is not null)
        {
            http.Response.Headers["x-amzn-ErrorType"] = errorType;
        }
        return http.Response.WriteAsync(body);
    }

    /// <summary>Begins an event stream; frames follow.</summary>
    public static void BeginStream(HttpContext http)
    {
        http.Response.StatusCode = 200;
        http.Response.ContentType = "application/vnd.amazon.eventstream";
        http.Response.Headers["x-amzn-RequestId"] = AwsRequestId(http);
        http.Response.Headers["X-Amzn-Bedrock-Content-Type"] = "application/json";
    }

    public static async Task SendAsync(HttpContext http, ReadOnlyMemory<byte> bytes)
    {
        await http.Response.Body.WriteAsync(bytes);
        await http.Response.Body.FlushAsync();
    }

    /// <summary>Waits until the other side leaves.</summary>
    public static async Task Hang(HttpContext http)
    {
        var gone = new TaskCompletionSource();
        await using var registration = http.RequestAborted.Register(() => gone.TrySetResult());
        await gone.Task;
    }

    public static string AwsRequestId(HttpContext http) => $"aws-{http.TraceIdentifier.Replace(':', '-')}";

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var headers = http.Request.Headers.ToDictionary(
            header => header.Key,
            header => header.Value.ToString(),
            StringComparer.OrdinalIgnoreCase
        );
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        Requests.Enqueue(new(http.Request.Method, target, headers, body.ToArray()));
        await Answer(http);
    }
}
