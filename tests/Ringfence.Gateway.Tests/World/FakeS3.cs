using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Ringfence.Aws;
using Ringfence.Aws.Signing;

namespace Ringfence.Gateway.Tests.World;

/// <summary>
/// S3 as far as a ledger's archive speaks it, to be made slow, broken or full: signed conditional PUTs that carry the SHA-256 of what they
/// bring, and GETs. What a bucket with Object Lock refuses is refused here: no checksum, a wrong one, no condition.
/// </summary>
internal sealed class FakeS3 : IAsyncDisposable
{
    public const string Bucket = "clinic-ledger";
    public const string Prefix = "ledger/cell-1/";
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (byte[] Bytes, string ETag)> _objects = new();
    private int _version;

    private FakeS3(WebApplication app) => _app = app;

    /// <summary>Answers in place of the bucket; false leaves it to the bucket.</summary>
    public Func<HttpContext, Task<bool>> Fault { get; set; } = _ => Task.FromResult(false);

    /// <summary>PUTs that took effect: path below the prefix, and headers.</summary>
    public ConcurrentQueue<(string Path, Dictionary<string, string> Headers)> Puts { get; } = new();

    /// <summary>What the bucket found wrong with requests, in its own words.</summary>
    public ConcurrentQueue<string> Refused { get; } = new();

    public Dictionary<string, string?> Settings =>
        new()
        {
            ["Recording:Archive:To"] = $"s3://{Bucket}/{Prefix}",
            ["Recording:Archive:Endpoint"] = _app.Urls.Single(),
            ["Recording:Archive:Every"] = "00:00:00.020",
            ["Recording:PublishEvery"] = "00:00:00.010",
        };

    public static async Task<FakeS3> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var fake = new FakeS3(app);
        app.Run(fake.AnswerAsync);
        await app.StartAsync();
        return fake;
    }

    public static async Task<bool> ErrorAsync(HttpContext http, int status, string code)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/xml";
        await http.Response.WriteAsync($"<Error><Code>{code}</Code><Message>As told.</Message></Error>");
        return true;
    }

    /// <summary>What a reader finds, in a directory.</summary>
    public void CopyTo(string directory)
    {
        foreach (var (path, (bytes, _)) in _objects)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(directory, path))!);
            File.WriteAllBytes(Path.Combine(directory, path), bytes);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        if (await Fault(http))
        {
            return;
        }
        var path = http.Request.Path.Value!;
        if (Problem(http, path, body.ToArray()) is { } problem)
        {
            Refused.Enqueue($"{http.Request.Method} {path}: {problem}");
            await ErrorAsync(http, 400, "InvalidRequest");
            return;
        }
        path = path[$"/{Bucket}/{Prefix}".Length..];
        http.Response.Headers["x-amz-server-side-encryption"] = "aws:kms";
        http.Response.Headers["x-amz-server-side-encryption-aws-kms-key-id"] =
            "arn:aws:kms:us-east-1:111122223333:key/ledger";
        await (http.Request.Method == "GET" ? ReadAsync(http, path) : WriteAsync(http, path, body.ToArray()));
    }

    private async Task ReadAsync(HttpContext http, string path)
    {
        if (!_objects.TryGetValue(path, out var found))
        {
            // As to a role that may not list the bucket.
            await ErrorAsync(http, 403, "AccessDenied");
            return;
        }
        http.Response.Headers.ETag = found.ETag;
        http.Response.ContentLength = found.Bytes.Length;
        await http.Response.Body.WriteAsync(found.Bytes);
    }

    private async Task WriteAsync(HttpContext http, string path, byte[] bytes)
    {
        var headers = http.Request.Headers;
        // Under KMS an ETag looks like a digest of the content and is none.
        var etag = $"\"{Interlocked.Increment(ref _version):x32}\"";
        var written =
            headers.IfMatch.Count > 0
                ? _objects.TryGetValue(path, out var there)
                    && there.ETag == headers.IfMatch
                    && _objects.TryUpdate(path, (bytes, etag), there)
                : _objects.TryAdd(path, (bytes, etag));
        if (!written)
        {
            await ErrorAsync(http, 412, "PreconditionFailed");
            return;
        }
        Puts.Enqueue((path, headers.ToDictionary(each => each.Key.ToLowerInvariant(), each => each.Value.ToString())));
        http.Response.Headers.ETag = etag;
    }

    private static string? Problem(HttpContext http, string path, byte[] body)
    {
        var headers = http.Request.Headers;
        if (!path.StartsWith($"/{Bucket}/{Prefix}", StringComparison.Ordinal))
        {
            return "outside its prefix";
        }
        var sha = SHA256.HashData(body);
        HeaderLookup lookup = name => headers.TryGetValue(name, out var value) ? value.ToString() : null;
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (
            !SigV4Authorization.TryParse(lookup, out var authorization, out _)
            || new SigV4Verifier("us-east-1", "s3", TimeProvider.System).Verify(
                authorization,
                new(http.Request.Method, target, lookup, Convert.ToHexStringLower(sha)),
                new AwsKeys("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null, null)
            )
                is not null
        )
        {
            return "not signed by the gateway's keys";
        }
        if (http.Request.Method == "GET")
        {
            return null;
        }
        if (headers["x-amz-checksum-sha256"] != Convert.ToBase64String(sha))
        {
            return "no checksum, or a wrong one";
        }
        return headers.IfNoneMatch == "*" || headers.IfMatch.Count == 1 ? null : "no condition";
    }
}
