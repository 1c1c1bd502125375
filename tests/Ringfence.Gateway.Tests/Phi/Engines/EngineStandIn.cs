using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Ringfence.Aws;
using Ringfence.Aws.Signing;

namespace Ringfence.Gateway.Tests.Phi.Engines;

/// <summary>
/// Comprehend Medical and Presidio as they are on the wire: the requests that they take and refuse, offsets in code points, errors in their
/// own forms. It finds the words that a test tells it to. Its manners are a test's, too.
/// </summary>
internal sealed class EngineStandIn : IAsyncDisposable
{
    private static readonly AwsKeys Keys = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null, null);

    private readonly WebApplication _app;
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private EngineStandIn(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    public Manner Manner { get; set; }

    /// <summary>The words that are found, each with the engine's type and score.</summary>
    public List<(string Word, string Type, double Score)> Finds { get; } = [];

    /// <summary>The texts that it was asked about.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public static async Task<EngineStandIn> StartAsync(params (string Word, string Type, double Score)[] finds)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var standIn = new EngineStandIn(app);
        standIn.Finds.AddRange(finds);
        app.Run(standIn.AnswerAsync);
        await app.StartAsync();
        return standIn;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var isPresidio = http.Request.Path == "/analyze";
        switch (Manner)
        {
            case Manner.Hangs:
                await using (http.RequestAborted.Register(() => _gone.TrySetResult()))
                {
                    await _gone.Task;
                }
                return;
            case Manner.Cuts:
                http.Response.ContentLength = 500;
                await http.Response.WriteAsync(isPresidio ? "[{\"start\":" : "{\"Entities\":[");
                await http.Response.Body.FlushAsync();
                http.Abort();
                return;
            case Manner.Fails:
                await ErrorAsync(http, isPresidio, 500, "InternalServerException");
                return;
            case Manner.Throttles:
                // Comprehend Medical's own status for it; a proxy before Presidio has 429.
                await ErrorAsync(http, isPresidio, isPresidio ? 429 : 400, "TooManyRequestsException");
                return;
            case Manner.SpeaksNonsense:
                await http.Response.WriteAsync("<html>nothing here</html>");
                return;
            case Manner.LeavesOut:
                await http.Response.WriteAsync(
                    isPresidio
                        ? """[{"start":0,"score":1.0,"entity_type":"PERSON"}]"""
                        : """{"Entities":[],"ModelVersion":"2.0.0","PaginationToken":"more"}"""
                );
                return;
            case Manner.PointsPastTheEnd:
                await http.Response.WriteAsync(
                    isPresidio
                        ? """[{"start":0,"end":9999999,"score":1.0,"entity_type":"PERSON"}]"""
                        : """{"Entities":[{"Id":0,"BeginOffset":1,"EndOffset":9,"Score":0.99,"Text":"elsewhere","Category":"PROTECTED_HEALTH_INFORMATION","Type":"NAME","Traits":[]}],"ModelVersion":"2.0.0"}"""
                );
                return;
        }
        await (isPresidio ? PresidioAsync(http, body.ToArray()) : ComprehendAsync(http, body.ToArray()));
    }

    private async Task ComprehendAsync(HttpContext http, byte[] body)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        string? Header(string name) =>
            name.Equals("host", StringComparison.OrdinalIgnoreCase) ? http.Request.Host.Value
            : http.Request.Headers[name] is { Count: > 0 } values ? values.ToString()
            : null;

        var signed = new SignedRequest("POST", target, Header, Convert.ToHexStringLower(SHA256.HashData(body)));
        if (
            http.Request.Method != "POST"
            || Header("X-Amz-Target") != "ComprehendMedical_20181030.DetectPHI"
            || Header("Content-Type") != "application/x-amz-json-1.1"
            || !SigV4Authorization.TryParse(Header, out var authorization, out _)
            || new SigV4Verifier("us-east-1", "comprehendmedical", TimeProvider.System).Verify(
                authorization,
                signed,
                Keys
            )
                is not null
        )
        {
            await ErrorAsync(http, false, 400, "UnrecognizedClientException");
            return;
        }
        var text = (string)JsonNode.Parse(body)!["Text"]!;
        Asked.Enqueue(text);
        if (Encoding.UTF8.GetByteCount(text) >= 20_000)
        {
            await ErrorAsync(http, false, 400, "TextSizeLimitExceededException");
            return;
        }
        var entities = Found(text)
            .Select(
                (it, id) =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["Id"] = id,
                            ["BeginOffset"] = it.Start,
                            ["EndOffset"] = it.End,
                            ["Score"] = it.Score,
                            ["Text"] = it.Word,
                            ["Category"] = "PROTECTED_HEALTH_INFORMATION",
                            ["Type"] = it.Type,
                            ["Traits"] = new JsonArray(),
                        }
            );
        http.Response.ContentType = "application/x-amz-json-1.1";
        await http.Response.WriteAsync(
            new JsonObject { ["Entities"] = new JsonArray([.. entities]), ["ModelVersion"] = "2.0.0" }.ToJsonString()
        );
    }

    private async Task PresidioAsync(HttpContext http, byte[] body)
    {
        var asked = JsonNode.Parse(body)!;
        if (http.Request.ContentType != "application/json" || (string?)asked["language"] != "en")
        {
            await ErrorAsync(http, true, 500, "No matching recognizers were found to serve the request.");
            return;
        }
        var text = (string)asked["text"]!;
        Asked.Enqueue(text);
        var least = (double)asked["score_threshold"]!;
        var wanted = asked["entities"] is JsonArray only ? only.Select(it => (string)it!).ToHashSet() : null;
        var found = Found(text)
            .Where(it => it.Score >= least && (wanted is null || wanted.Contains(it.Type)))
            .Select(it =>
                (JsonNode)
                    new JsonObject
                    {
                        ["analysis_explanation"] = null,
                        ["end"] = it.End,
                        ["entity_type"] = it.Type,
                        ["recognition_metadata"] = new JsonObject
                        {
                            ["recognizer_identifier"] = "SpacyRecognizer_140",
                            ["recognizer_name"] = "SpacyRecognizer",
                        },
                        ["score"] = it.Score,
                        ["start"] = it.Start,
                    }
            );
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(new JsonArray([.. found]).ToJsonString());
    }

    /// <summary>Where the words stand, in code points.</summary>
    private IEnumerable<(int Start, int End, string Word, string Type, double Score)> Found(string text)
    {
        foreach (var (word, type, score) in Finds)
        {
            for (
                var at = text.IndexOf(word, StringComparison.Ordinal);
                at >= 0;
                at = text.IndexOf(word, at + 1, StringComparison.Ordinal)
            )
            {
                var start = text[..at].EnumerateRunes().Count();
                yield return (start, start + word.EnumerateRunes().Count(), word, type, score);
            }
        }
    }

    private static Task ErrorAsync(HttpContext http, bool isPresidio, int status, string type)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = isPresidio ? "application/json" : "application/x-amz-json-1.1";
        return http.Response.WriteAsync(
            isPresidio
                ? JsonSerializer.Serialize(new { error = type })
                : JsonSerializer.Serialize(new { __type = type, Message = "It is not to be." })
        );
    }
}

/// <summary>How a stand-in behaves.</summary>
internal enum Manner
{
    Well,
    Hangs,
    Fails,
    Throttles,
    SpeaksNonsense,
    LeavesOut,
    PointsPastTheEnd,
    Cuts,
}
