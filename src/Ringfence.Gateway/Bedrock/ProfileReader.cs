using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Ringfence.Aws.Calls;

namespace Ringfence.Gateway.Bedrock;

/// <summary>
/// Reads from AWS which models in which regions stand behind each inference profile (<c>ListInferenceProfiles</c>), at the start and each
/// hour, so that policy need not spell them out. Until it has been told, and where AWS does not tell it, a profile stays what its name
/// and the policy say: its whole geography. What was once read stands until it is read again.
/// </summary>
internal sealed partial class ProfileReader : BackgroundService
{
    private const int MostPages = 100;
    private static readonly TimeSpan Often = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly BedrockOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<ProfileReader> _log;
    private readonly HttpClient _http;
    private readonly SignedHttp _aws;
    private string _failure = "";

    // Swapped whole.
    private volatile FrozenDictionary<string, IReadOnlyList<string>> _known = FrozenDictionary<
        string,
        IReadOnlyList<string>
    >.Empty;

    public ProfileReader(BedrockOptions options, CallerKeys keys, TimeProvider time, ILogger<ProfileReader> log)
    {
        (_options, _time, _log) = (options, time, log);
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            Timeout = Patience,
            MaxResponseContentBufferSize = 8 << 20,
        };
        _aws = new SignedHttp(_http, keys.Own, time);
    }

    /// <summary>Profile id → the ARNs of its models.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Known => _known;

    /// <summary>Reads them all, once. On any failure what was known stays.</summary>
    /// <returns>Why it failed; null when it did not.</returns>
    public async Task<string?> ReadAsync(CancellationToken cancel)
    {
        try
        {
            var found = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            // Without a type AWS lists its own profiles and leaves the account's out.
            foreach (var type in (string[])["SYSTEM_DEFINED", "APPLICATION"])
            {
                await ReadAsync(type, found, cancel);
            }
            _known = found.ToFrozenDictionary(StringComparer.Ordinal);
            return null;
        }
        // Whatever it is: the reader of a background task must not stop the gateway, and what was known is the safer of the two.
        catch (Exception failed) when (!cancel.IsCancellationRequested)
        {
            return failed.Message;
        }
    }

    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (_options.ControlPlane is not null)
        {
            var failure = await ReadAsync(stoppingToken) ?? "";
            // Once for each change: an endpoint that is not there for hours is one line in the log, not hundreds.
            if (failure.Length > 0 && failure != _failure)
            {
                Log.NotRead(_log, failure);
            }
            _failure = failure;
            await Task.Delay(failure.Length > 0 ? AfterFailure : Often, _time, stoppingToken);
        }
    }

    private async Task ReadAsync(string type, Dictionary<string, IReadOnlyList<string>> found, CancellationToken cancel)
    {
        string? next = null;
        for (var page = 0; page < MostPages; page++)
        {
            var query =
                $"/inference-profiles?maxResults=1000&type={type}"
                + (next is null ? "" : "&nextToken=" + Uri.EscapeDataString(next));
            var url = new Uri(_options.ControlPlane!.TrimEnd('/') + query);
            var answer = await _aws.SendAsync(new(HttpMethod.Get, "bedrock", _options.Region, url), cancel);
            if (!answer.IsSuccess)
            {
                throw new InvalidDataException(
                    $"ListInferenceProfiles was answered with {answer.Status}; the gateway's role needs bedrock:ListInferenceProfiles."
                );
            }
            next = Take(answer.Body, found);
            if (next is null)
            {
                return;
            }
        }
        throw new InvalidDataException($"ListInferenceProfiles did not end after {MostPages} pages.");
    }

    private static string? Take(ReadOnlyMemory<byte> body, Dictionary<string, IReadOnlyList<string>> found)
    {
        var page =
            JsonSerializer.Deserialize(body.Span, ProfilePageJson.Default.ProfilePage)
            ?? throw new JsonException("ListInferenceProfiles gave null.");
        foreach (var profile in page.InferenceProfileSummaries)
        {
            found[profile.InferenceProfileId] = [.. profile.Models.Select(model => model.ModelArn)];
        }
        return page.NextToken;
    }

    private static partial class Log
    {
        [LoggerMessage(
            210,
            LogLevel.Warning,
            "Inference profiles could not be read ({Reason}); each counts as its whole geography unless Models:ProfileRegions says less"
        )]
        public static partial void NotRead(ILogger log, string reason);
    }
}
