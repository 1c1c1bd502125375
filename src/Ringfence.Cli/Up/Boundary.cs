using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Ringfence.Cli.WebConsole;
using Ringfence.Console.SignIn;
using Ringfence.Gateway;
using Ringfence.Gateway.Callers;
using Ringfence.LocalBedrock;

namespace Ringfence.Cli.Up;

/// <summary>A running gateway and, in local mode, the stand-in behind it.</summary>
internal sealed class Boundary : IAsyncDisposable
{
    private readonly DevelopmentIssuer _issuer;
    private readonly Trials? _trials;
    private readonly OneTimeLinks _links;

    private Boundary(
        UpSettings settings,
        WebApplication gateway,
        WebApplication? aws,
        DevelopmentIssuer issuer,
        OneTimeLinks links,
        Trials? trials
    )
    {
        Settings = settings;
        _links = links;
        _trials = trials;
        Gateway = gateway;
        Aws = aws;
        _issuer = issuer;
        Http1 = new Uri(gateway.Urls.First());
        Http2 = new Uri(gateway.Urls.Last());
        if (trials is not null)
        {
            trials.Gateway = Http1;
        }

        Directory.CreateDirectory(settings.Data.Console);
        File.WriteAllText(settings.Data.ConsoleAddress, Http1.GetLeftPart(UriPartial.Authority) + "\n");
    }

    public UpSettings Settings { get; }

    public WebApplication Gateway { get; }

    /// <summary>The stand-in; null when real AWS is called.</summary>
    public WebApplication? Aws { get; }

    public Uri Http1 { get; }

    public Uri Http2 { get; }

    /// <summary>The file that policy came from.</summary>
    public required string ConfigurationFile { get; init; }

    /// <summary>Why real AWS or the stand-in is behind the gateway.</summary>
    public required string AwsBecause { get; init; }

    public static async Task<Boundary> StartAsync(UpSettings settings, CancellationToken cancel)
    {
        var data = settings.Data.Create();
        var environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var found = AwsPresence.Find(environment, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));
        var local = settings.Local ?? found is null;

        // First: the gateway reads the issuer's documents when it starts.
        var issuer = DevelopmentIssuer.Open(data.DevelopmentIssuer, TimeProvider.System);
        WebApplication? aws = null;
        var file = Configuration.FileFor(settings.ConfigurationFile) ?? Starter.WriteOnce(data.StarterConfiguration);
        var defaults = Defaults(settings, data);
        if (local)
        {
            var options = LocalAws.Options(data, settings.TrailDelivery);
            aws = LocalBedrockHost.Build(options, TimeProvider.System);
            await aws.StartAsync(cancel);
            LocalAws.Configure(defaults, aws, options);
            defaults["Console:Sources:0"] = data.Buckets;
            defaults["Console:Sources:1"] = data.PublicKeys;
        }

        var configuration = Configuration.Build(defaults, file, settings.Overrides);
        var links = new OneTimeLinks(data.ConsoleKey, TimeProvider.System);
        links.Renew();
        var trials = local ? new Trials(data, issuer, TimeProvider.System) : null;
        var guest = ConsoleGuest.Of(configuration, links, trials);
        var gateway = GatewayHost.Build(
            configuration,
            logging: logs => Logs.ForPeople(logs, configuration),
            guest: guest
        );
        await gateway.StartAsync(cancel);
        return new Boundary(settings, gateway, aws, issuer, links, trials)
        {
            HasConsole = guest is not null,
            ConfigurationFile = file,
            AwsBecause = (local, found) switch
            {
                (true, null) => "no AWS credentials were found on this machine",
                (true, _) => "--local was given",
                (false, null) => "--aws was given",
                (false, var where) => $"AWS credentials were found in {where}",
            },
        };
    }

    /// <summary>Whether the console answers.</summary>
    public required bool HasConsole { get; init; }

    /// <summary>A link that signs its holder in to the console, once.</summary>
    public string ConsoleLink(string user, string team, Role role) =>
        Http1.GetLeftPart(UriPartial.Authority) + _links.Make(new Person("", user, user, [team], role));

    /// <summary>A token of the development issuer.</summary>
    public string Token(string user, string team, string role, TimeSpan ttl) =>
        _issuer.Issue(user, team, [role], "ringfence-up", ttl);

    public async ValueTask DisposeAsync()
    {
        await Gateway.StopAsync();
        await Gateway.DisposeAsync();
        if (Aws is not null)
        {
            await Aws.StopAsync();
            await Aws.DisposeAsync();
        }

        _trials?.Dispose();
        File.Delete(Settings.Data.ConsoleAddress);

        _issuer.Dispose();
    }

    private static Dictionary<string, string?> Defaults(UpSettings settings, DataDirectory data) =>
        new()
        {
            ["Listen:Address"] = "127.0.0.1",
            ["Listen:Port"] = $"{settings.Port}",
            ["Listen:Http2Port"] = settings.Port == 0 ? "0" : $"{settings.Port + 1}",
            ["Recording:Directory"] = data.Ledger,
            ["Recording:KeyFile"] = data.LedgerKey,
            ["Recording:Origin"] = Origin(data),
            ["Callers:Development:Directory"] = data.DevelopmentIssuer,
            ["Phi:EpochDirectory"] = data.SubjectEpochs,
            ["Phi:StateDirectory"] = data.Conversations,
            ["Console:Enabled"] = "true",
            ["Console:Store"] = data.Evidence,
            ["Console:Directory"] = data.Console,
            ["Console:Posture:0"] = data.Posture,
        };

    // One log, one name, for as long as the directory lives.
    private static string Origin(DataDirectory data)
    {
        var file = Path.Combine(data.Root, "origin");
        if (!File.Exists(file))
        {
            File.WriteAllText(file, $"ringfence.local/{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}\n");
        }

        return File.ReadAllText(file).Trim();
    }
}
