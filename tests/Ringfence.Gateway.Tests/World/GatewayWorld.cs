using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Ringfence.Gateway.Callers;
using Ringfence.Gateway.Recording;
using Ringfence.Ledger;

namespace Ringfence.Gateway.Tests.World;

/// <summary>A gateway over real sockets, before a fake upstream, with a real ledger and a real issuer in a temporary directory.</summary>
internal sealed class GatewayWorld : IAsyncDisposable
{
    public const string Model = "us.anthropic.claude-sonnet-5";
    public const string Alias = "claude";

    private readonly WebApplication _gateway;
    private readonly string _directory;
    private readonly DevelopmentIssuer _issuer;

    private GatewayWorld(
        WebApplication gateway,
        FakeBedrock bedrock,
        string directory,
        DevelopmentIssuer issuer,
        CollectedLog log
    )
    {
        (_gateway, Bedrock, _directory, _issuer, Log) = (gateway, bedrock, directory, issuer, log);
        Token = Issue("a.okafor", "oncology");
        Client = new HttpClient { BaseAddress = new Uri(_gateway.Urls.First()) };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public FakeBedrock Bedrock { get; }

    public CollectedLog Log { get; }

    public string Token { get; }

    /// <summary>Speaks HTTP/1.1 to the gateway, with a clinician's token.</summary>
    public HttpClient Client { get; }

    public WebApplication Gateway => _gateway;

    public MerkleLog Ledger => _gateway.Services.GetRequiredService<MerkleLog>();

    public Uri Http1 => new(_gateway.Urls.First());

    public Uri Http2 => new(_gateway.Urls.Last());

    public static async Task<GatewayWorld> StartAsync(
        Dictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null
    )
    {
        var directory = Directory.CreateTempSubdirectory("ringfence-gateway-").FullName;
        var bedrock = await FakeBedrock.StartAsync();
        var issuer = DevelopmentIssuer.Open(Path.Combine(directory, "issuer"));
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(Defaults(directory, bedrock.Url))
            .AddInMemoryCollection(settings ?? [])
            .Build();
        var log = new CollectedLog();
        var gateway = GatewayHost.Build(
            configuration,
            TimeProvider.System,
            logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log),
            services
        );
        await gateway.StartAsync();
        return new(gateway, bedrock, directory, issuer, log);
    }

    public string Issue(string user, string team, TimeSpan? ttl = null) =>
        _issuer.Issue(user, team, ["clinician"], "tests", ttl ?? TimeSpan.FromHours(1));

    public static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    public Task<HttpResponseMessage> ConverseAsync(string body = """{"messages":[]}""") =>
        Client.PostAsync($"/model/{Model}/converse", Json(body), TestContext.Current.CancellationToken);

    /// <summary>Every published entry, as it was hashed.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Entries() =>
        RecordedCalls.Entries(Gateway.Services.GetRequiredService<RecordingOptions>().Directory);

    /// <summary>Everything in the ledger, oldest first.</summary>
    public async Task<RecordedCalls> RecordedAsync()
    {
        await Ledger.PublishAsync();
        return RecordedCalls.Read(Gateway.Services.GetRequiredService<RecordingOptions>().Directory);
    }

    /// <summary>Waits until the ledger holds <paramref name="count"/> entries: what a client that left cannot wait for.</summary>
    public async Task<RecordedCalls> RecordedAsync(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (Ledger.Size < count)
        {
            await Task.Delay(5, patience.Token);
        }
        return await RecordedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _gateway.StopAsync(CancellationToken.None);
        await _gateway.DisposeAsync();
        await Bedrock.DisposeAsync();
        _issuer.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static Dictionary<string, string?> Defaults(string directory, string bedrock) =>
        new()
        {
            ["Listen:Port"] = "0",
            ["Callers:Development:Directory"] = Path.Combine(directory, "issuer"),
            ["Models:Regions:0"] = "us-east-1",
            ["Models:Regions:1"] = "us-*",
            [$"Models:Aliases:{Alias}"] = Model,
            ["Models:Teams:oncology:Allow:0"] = "us.anthropic.*",
            ["Models:Teams:oncology:Allow:1"] = Alias,
            ["Models:Teams:oncology:Allow:2"] = "amazon.*",
            ["Recording:Directory"] = Path.Combine(directory, "ledger"),
            ["Recording:KeyFile"] = Path.Combine(directory, "ledger.key"),
            ["Bedrock:Region"] = "us-east-1",
            ["Bedrock:Endpoint"] = bedrock,
            ["Bedrock:Keys:AccessKeyId"] = "AKIDEXAMPLE",
            ["Bedrock:Keys:SecretAccessKey"] = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        };
}
