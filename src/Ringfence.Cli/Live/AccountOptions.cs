using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Ringfence.Aws.Credentials;
using Ringfence.Posture.Live;

namespace Ringfence.Cli.Live;

/// <summary>Which account is read, with whose credentials, in which regions.</summary>
internal sealed class AccountOptions
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Option<string?> _profile = new("--profile")
    {
        Description = "A profile of ~/.aws/config [default: AWS's default chain]",
    };

    private readonly Option<string[]> _regions = new("--region")
    {
        Description = "Only these regions [default: every one that the account has enabled]",
        AllowMultipleArgumentsPerToken = true,
    };

    public void AddTo(Command command)
    {
        command.Add(_profile);
        command.Add(_regions);
    }

    /// <summary>Whether any of them was given.</summary>
    public bool AreGiven(ParseResult result) =>
        result.GetValue(_profile) is not null || result.GetValue(_regions) is { Length: > 0 };

    /// <summary>Reads the account.</summary>
    /// <exception cref="BadInputException">There are no credentials that AWS takes.</exception>
    public async Task<Manifest> CollectAsync(
        ParseResult result,
        Terminal terminal,
        Action<ResourceFile> keep,
        CancellationToken cancel
    )
    {
        try
        {
            var environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
            var regions = result.GetValue(_regions) ?? [];
            var profile = result.GetValue(_profile) is { } name ? new ProfileKeys(name) : null;
            IAwsKeySource keys = profile is null ? new DefaultChainKeys(TimeProvider.System) : profile;
            var own = profile?.Region ?? environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"];
            using var handler = new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            };
            using var http = new HttpClient(handler) { Timeout = Patience, MaxResponseContentBufferSize = 64 << 20 };
            var collector = new Collector(
                http,
                keys,
                new Endpoints(name => environment[name]),
                TimeProvider.System,
                new CollectOptions
                {
                    Regions = [.. regions.Distinct()],
                    Home = regions is [var first, ..] ? first : own ?? "us-east-1",
                    Progress = CollectProgress.On(terminal),
                }
            );
            return await collector.RunAsync(keep, cancel);
        }
        catch (NoAwsKeysException error)
        {
            throw new BadInputException(error.Message);
        }
    }
}
