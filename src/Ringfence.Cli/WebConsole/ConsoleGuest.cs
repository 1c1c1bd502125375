using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Ringfence.Console;
using Ringfence.Console.Follow;
using Ringfence.Console.SignIn;
using Ringfence.Gateway;
using Ringfence.Gateway.Health;
using Ringfence.Gateway.Listening;

namespace Ringfence.Cli.WebConsole;

/// <summary>The console as a guest on the gateway's listener.</summary>
internal static class ConsoleGuest
{
    /// <summary>The guest that the configuration asks for; null when it asks for none.</summary>
    /// <param name="links">One-time links, where this machine is the whole boundary; null where only the identity provider lets in.</param>
    /// <param name="trials">What prompts can be tried with; null where they cannot.</param>
    /// <exception cref="ConfigurationInvalidException">Section <c>Console</c> is wrong: every problem, at once.</exception>
    public static Guest? Of(IConfiguration configuration, OneTimeLinks? links, Trials? trials)
    {
        var options = Read(configuration.GetSection("Console"));
        if (!options.Enabled)
        {
            return null;
        }

        var problems = options.Problems().ToList();
        if (links is null && options.Oidc.Issuer.Length == 0)
        {
            problems.Add(
                "Console:Oidc:Issuer is empty; the console of `ringfence gateway` lets nobody in without an identity provider."
            );
        }

        if (problems.Count > 0)
        {
            throw new ConfigurationInvalidException(problems);
        }

        var places = new EvidencePlaces(configuration["Recording:Directory"] ?? "", options.Store, options.Sources);
        return new(
            ConsoleOptions.Prefix,
            services =>
            {
                if (links is not null)
                {
                    services.AddSingleton(links);
                }

                services
                    .AddSingleton<IRunningGateway>(host => new RunningGateway(
                        configuration,
                        host.GetRequiredService<GatewayStanding>(),
                        trials
                    ))
                    .AddConsole(options, places);
            },
            ConsoleRoom.Pipeline
        );
    }

    private static ConsoleOptions Read(IConfigurationSection section)
    {
        var options = new ConsoleOptions();
        try
        {
            section.Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException wrong)
        {
            throw new ConfigurationInvalidException([$"Section Console: {wrong.GetBaseException().Message}"]);
        }

        return options;
    }
}
