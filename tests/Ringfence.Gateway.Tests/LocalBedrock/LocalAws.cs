using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Ringfence.Aws;
using Ringfence.Aws.Signing;
using Ringfence.LocalBedrock;

namespace Ringfence.Gateway.Tests.LocalBedrock;

/// <summary>A started stand-in in a folder of its own, and a client that signs.</summary>
internal sealed class LocalAws : IAsyncDisposable
{
    private const string Region = "us-east-1";

    private readonly WebApplication _app;
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromMinutes(1) };

    private LocalAws(WebApplication app, LocalBedrockOptions options, TimeProvider time)
    {
        (_app, Options, Time) = (app, options, time);
        Endpoints = LocalBedrockHost.EndpointsOf(app);
        Keys = LongTermKeys.ReadOrCreate(options.Directory);
    }

    public LocalBedrockOptions Options { get; }

    public TimeProvider Time { get; }

    public LocalEndpoints Endpoints { get; }

    public AwsKeys Keys { get; }

    public string Directory => Options.Directory;

    public static Task<LocalAws> StartAsync(
        Func<LocalBedrockOptions, LocalBedrockOptions>? configure = null,
        TimeProvider? time = null,
        string? directory = null
    )
    {
        var options = new LocalBedrockOptions
        {
            Directory = directory ?? System.IO.Directory.CreateTempSubdirectory("local-bedrock-").FullName,
        };
        return StartAsync(configure?.Invoke(options) ?? options, time ?? new FakeTime());
    }

    private static async Task<LocalAws> StartAsync(LocalBedrockOptions options, TimeProvider time)
    {
        GiveTrailKey(options.Directory, time.GetUtcNow());
        var app = LocalBedrockHost.Build(options, time);
        await app.StartAsync();
        return new(app, options, time);
    }

    /// <summary>One key for all tests: making an RSA key takes longer than most of them.</summary>
    private static void GiveTrailKey(string directory, DateTimeOffset now)
    {
        var keys = System.IO.Directory.CreateDirectory(Path.Combine(directory, "cloudtrail", "keys")).FullName;
        if (System.IO.Directory.GetFiles(keys).Length == 0)
        {
            File.WriteAllText(
                Path.Combine(keys, now.AddDays(-1).ToString("yyyyMMdd'T'HHmmss'Z'") + ".pem"),
                TrailKey.Value
            );
        }
    }

    private static readonly Lazy<string> TrailKey = new(() =>
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportRSAPrivateKeyPem();
    });

    /// <summary>A request for the stand-in, unsigned; its target goes out as written.</summary>
    public HttpRequestMessage Request(string method, string target, string? body = null, bool http2 = false) =>
        new(new HttpMethod(method), At(target, http2))
        {
            Version = http2 ? HttpVersion.Version20 : HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        };

    public Uri At(string target, bool http2 = false) =>
        new(
            (http2 ? Endpoints.Http2 : Endpoints.Http).GetLeftPart(UriPartial.Authority) + target,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
        );

    public async Task<HttpRequestMessage> SignAsync(
        HttpRequestMessage request,
        AwsKeys? keys = null,
        string service = "bedrock"
    )
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync();
        new SigV4Signer(Region, service, Time).Sign(
            request,
            Convert.ToHexStringLower(SHA256.HashData(body)),
            keys ?? Keys
        );
        return request;
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) =>
        _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

    /// <summary>Sends signed, with the account's own key if none is given.</summary>
    public async Task<HttpResponseMessage> SignedAsync(
        string method,
        string target,
        string? body = null,
        bool http2 = false,
        AwsKeys? keys = null
    ) => await SendAsync(await SignAsync(Request(method, target, body, http2), keys));

    public Task<HttpResponseMessage> ConverseAsync(string text, string model = Models.Haiku, AwsKeys? keys = null) =>
        SignedAsync("POST", $"/model/{Uri.EscapeDataString(model)}/converse", Bodies.Converse(text), keys: keys);

    public async Task<HttpResponseMessage> StsAsync(string form, AwsKeys? keys = null)
    {
        var request = Request("POST", "/");
        request.Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        return await SendAsync(await SignAsync(request, keys, "sts"));
    }

    public async Task<AwsKeys> AssumeAsync(
        string role = "RingfenceGateway",
        string session = "amara",
        string more = "",
        AwsKeys? keys = null
    )
    {
        var response = await StsAsync(
            $"Action=AssumeRole&Version=2011-06-15&RoleArn={Uri.EscapeDataString($"arn:aws:iam::{Options.Account}:role/{role}")}&RoleSessionName={session}{more}",
            keys
        );
        var xml = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, xml);
        return Xml.Keys(xml);
    }

    /// <summary>Has log files delivered now.</summary>
    public async Task DeliverAsync()
    {
        var response = await SendAsync(Request("POST", "/_local/deliver"));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    public async Task<IReadOnlyList<JsonObject>> CallsAsync()
    {
        var lines = await _client.GetStringAsync(At("/_local/calls"));
        return
        [
            .. lines
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonNode.Parse(line)!.AsObject()),
        ];
    }

    /// <summary>Every record in the trail's log files so far.</summary>
    public async Task<IReadOnlyList<JsonObject>> TrailAsync()
    {
        await DeliverAsync();
        return TrailBucket.Records(Options);
    }

    public Task StopAsync() => _app.StopAsync();

    /// <summary>Stops it and leaves its folder to another.</summary>
    public async Task CloseAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        if (System.IO.Directory.Exists(Directory))
        {
            System.IO.Directory.Delete(Directory, recursive: true);
        }
    }
}
