using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Ringfence.EndToEnd.Running;

/// <summary>LocalBedrock and the gateway as processes of their own, so that one can be killed while the other lives.</summary>
internal sealed partial class SplitBoundary : IAsyncDisposable
{
    private readonly ScratchDirectory _scratch = new();
    private readonly HttpClient _http = new();
    private readonly int _port = FreePort.Take();
    private readonly int _http2Port = FreePort.Take();
    private RunningProcess? _aws;
    private RunningProcess? _gateway;

    private readonly IReadOnlyDictionary<string, string> _settings;

    private SplitBoundary(string? ledger, IReadOnlyDictionary<string, string>? settings) =>
        (LedgerDirectory, _settings) = (ledger ?? _scratch.In("ledger"), settings ?? new Dictionary<string, string>());

    public string LedgerDirectory { get; }

    public RecordedCalls Record => new(LedgerDirectory);

    public Uri Http1 => new($"http://127.0.0.1:{_port}");

    public Uri Http2 => new($"http://127.0.0.1:{_http2Port}");

    public RunningProcess Gateway => _gateway!;

    private Uri Aws { get; set; } = null!;

    /// <summary>A token of the caller that the boundary was started for.</summary>
    public string Token { get; private set; } = "";

    /// <param name="user">The caller. Their token is made first: a gateway is not ready before its issuer has a key.</param>
    /// <param name="ledger">Where the ledger is to be kept; null for the scratch directory.</param>
    /// <param name="settings">The gateway's, as its environment gives them, beside those of every boundary.</param>
    public static async Task<SplitBoundary> StartAsync(
        string user,
        string? ledger = null,
        IReadOnlyDictionary<string, string>? settings = null
    )
    {
        var boundary = new SplitBoundary(ledger, settings);
        boundary.Token = await Cli.TokenAsync(boundary._scratch.In("data"), user, "oncology");
        boundary._aws = Cli.Start("local-bedrock", "--port", "0", "--data", boundary._scratch.In("aws"));
        var match = await boundary._aws.SaysAsync(AwsAddress());
        boundary.Aws = new Uri(match.Groups[1].Value);
        await File.WriteAllTextAsync(boundary.ConfigurationFile, boundary.Configuration().ToJsonString());
        await boundary.StartGatewayAsync();
        return boundary;
    }

    /// <summary>Starts the gateway, on the ports that it had before, and waits until it is ready.</summary>
    public async Task StartGatewayAsync()
    {
        _gateway?.Dispose();
        var gateway = Cli.Start(LocalKeys().Concat(_settings), "gateway", "--config", ConfigurationFile);
        _gateway = gateway;
        await Eventually.GetAsync(
            async () =>
            {
                Assert.False(gateway.HasExited, $"the gateway ended:\n{gateway.Tail}");
                return await ReadinessAsync() is { Status: 200 } ready ? (object)ready : null;
            },
            "the gateway to be ready",
            () => gateway.Tail
        );
    }

    /// <summary>What <c>/readyz</c> says; null while nobody listens.</summary>
    public async Task<Readiness?> ReadinessAsync()
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(Http1, "/readyz"));
            return new Readiness((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Calls of Bedrock's that reached LocalBedrock, as it lists them.</summary>
    public async Task<IReadOnlyList<Arrival>> ArrivalsAsync()
    {
        var lines = await _http.GetStringAsync(new Uri(Aws, "/_local/calls"));
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Arrival.Parse).OfType<Arrival>()];
    }

    public ValueTask DisposeAsync()
    {
        _gateway?.Dispose();
        _aws?.Dispose();
        _http.Dispose();
        _scratch.Dispose();
        return ValueTask.CompletedTask;
    }

    private string ConfigurationFile => _scratch.In("ringfence.json");

    private JsonObject Configuration() =>
        new()
        {
            ["Listen"] = new JsonObject { ["Port"] = _port, ["Http2Port"] = _http2Port },
            ["Callers"] = new JsonObject
            {
                ["Development"] = new JsonObject { ["Directory"] = _scratch.In("data", "development-issuer") },
            },
            ["Models"] = new JsonObject
            {
                ["Regions"] = new JsonArray("us-east-1", "us-*"),
                ["Aliases"] = new JsonObject { ["claude-sonnet"] = "us.anthropic.claude-sonnet-4-5-20250929-v1:0" },
                ["Teams"] = new JsonObject
                {
                    ["oncology"] = new JsonObject
                    {
                        ["Allow"] = new JsonArray("claude-sonnet", RunningBoundary.Profile),
                    },
                },
            },
            ["Recording"] = new JsonObject
            {
                ["Directory"] = LedgerDirectory,
                ["KeyFile"] = _scratch.In("keys", "ledger.key"),
                ["Origin"] = "ringfence.local/end-to-end",
            },
            ["Bedrock"] = new JsonObject
            {
                ["Region"] = "us-east-1",
                ["Endpoint"] = Aws.GetLeftPart(UriPartial.Authority),
                ["StsEndpoint"] = Aws.GetLeftPart(UriPartial.Authority),
                ["RoleArn"] = "arn:aws:iam::111122223333:role/RingfenceGateway",
            },
        };

    // As a deployment gives them: by the environment, never in the file.
    private Dictionary<string, string> LocalKeys()
    {
        var key = JsonElement.Parse(File.ReadAllText(_scratch.In("aws", "access-key.json")));
        return key.EnumerateObject()
            .ToDictionary(member => $"RINGFENCE__Bedrock__Keys__{member.Name}", member => member.Value.GetString()!);
    }

    [GeneratedRegex(@"LocalBedrock: (http://[^\s,]+)", RegexOptions.None, 1000)]
    private static partial Regex AwsAddress();
}
