using System.Text.RegularExpressions;

namespace Ringfence.EndToEnd.Running;

/// <summary><c>ringfence up</c> in a process of its own, on free ports, with its state in a directory of its own.</summary>
public sealed partial class RunningBoundary : IAsyncLifetime
{
    /// <summary>What the starter's alias <c>claude-sonnet</c> stands for; allowed to oncology by this name too.</summary>
    internal const string Profile = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

    private readonly ScratchDirectory _scratch = new();
    private RunningProcess? _process;
    private bool _hasIssued;

    /// <summary>Settings beside the starter's, as the environment gives them; to be filled before the start.</summary>
    internal Dictionary<string, string> Environment { get; } =
        new()
        {
            ["RINGFENCE__Models__Teams__oncology__Allow__4"] = Profile,

            // Clients send images too, which the starter's policy would refuse.
            ["RINGFENCE__Phi__Default__Attachments"] = "Pass",
        };

    public Uri Http1 { get; private set; } = null!;

    public Uri Http2 { get; private set; } = null!;

    internal string Data => _scratch.In("data");

    internal string IssuerDirectory => Path.Combine(Data, "development-issuer");

    internal RecordedCalls Record => new(Path.Combine(Data, "ledger"));

    /// <summary>Everything that the process has written to its console.</summary>
    internal string Output => _process!.Output;

    public async ValueTask InitializeAsync()
    {
        _process = Cli.Start(Environment, "up", "--local", "--port", "0", "--data", Data);
        var match = await _process.SaysAsync(Addresses());
        Http1 = new Uri(match.Groups["http1"].Value);
        Http2 = new Uri(match.Groups["http2"].Value);
    }

    internal async Task<ClientTarget> TargetAsync(string user, string marker = "") =>
        new(Http1, Http2, await TokenAsync(user), marker);

    /// <summary>
    /// A token for a member of oncology, whom the starter policy allows Claude and the embeddings, and not Nova. The first is made by the
    /// command, as people make theirs; the others by hand with the same key, for a process each would take most of the tests' time.
    /// </summary>
    internal async Task<string> TokenAsync(string user)
    {
        if (!_hasIssued)
        {
            _hasIssued = true;
            return await Cli.TokenAsync(Data, user, "oncology");
        }

        var token = new SelfMadeToken(IssuerDirectory, user);
        return token.Sign(token.Header, token.Claims);
    }

    /// <summary>Asks the process to end, as Ctrl+C does.</summary>
    internal async Task StopAsync() => Assert.True(await _process!.StopAsync() == 0, Output);

    public ValueTask DisposeAsync()
    {
        _process?.Dispose();
        _scratch.Dispose();
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex(@"Gateway\s+(?<http1>http://\S+).*?(?<http2>http://[^\s)]+)\)", RegexOptions.None, 1000)]
    private static partial Regex Addresses();
}
