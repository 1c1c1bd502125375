using Microsoft.Extensions.Configuration;
using Ringfence.Cli.Trail;
using Ringfence.Console;
using Ringfence.Console.Policy;
using Ringfence.Console.SignIn;
using Ringfence.Console.TryIt;
using Ringfence.Gateway.Health;
using Ringfence.Gateway.Phi;

namespace Ringfence.Cli.WebConsole;

/// <summary>What the console asks of the gateway beside it.</summary>
internal sealed class RunningGateway(IConfiguration configuration, GatewayStanding standing, Trials? trials)
    : IRunningGateway
{
    public string Upstream =>
        IsLocal
            ? "LocalBedrock, the stand-in on this machine"
            : $"Amazon Bedrock, {configuration["Bedrock:Region"] ?? "no region"}";

    public string? Guardrail =>
        configuration["Bedrock:Guardrail:Id"] is { Length: > 0 } id
            ? $"{id}:{configuration["Bedrock:Guardrail:Version"]}"
            : null;

    public bool IsLocal => trials is not null;

    public long InFlight => standing.InFlight;

    // Models for embeddings give numbers, which nobody can read.
    public IReadOnlyList<string> Models =>
        trials is null
            ? []
            :
            [
                .. configuration
                    .GetSection("Models:Aliases")
                    .GetChildren()
                    .Select(alias => alias.Key)
                    .Where(name => !name.Contains("embed", StringComparison.OrdinalIgnoreCase)),
            ];

    public ValueTask<IReadOnlyList<(string Part, string Reason)>> NotReadyAsync(CancellationToken cancel) =>
        standing.NotReadyAsync(cancel);

    public GatewayPolicy Policy => PolicyReading.Of(standing.Models, standing.Quotas, standing.Phi);

    public KnownSubject? SubjectOf(string subject)
    {
        if (configuration["Phi:EpochDirectory"] is not { Length: > 0 } directory)
        {
            return null;
        }

        string normal;
        try
        {
            normal = SubjectOption.Read(subject);
        }
        catch (BadInputException)
        {
            return null;
        }

        var epochs = SubjectEpochs.Open(directory, TimeProvider.System);
        return new(
            epochs.DigestsOf(normal).ToHashSet(StringComparer.Ordinal),
            epochs.List().Select(epoch => epoch.Name).ToHashSet(StringComparer.Ordinal)
        );
    }

    public Task<Trial> TryAsync(string model, string prompt, Person person, CancellationToken cancel) =>
        trials?.RunAsync(model, prompt, person, cancel)
        ?? throw new InvalidOperationException("Prompts are tried with the stand-in alone.");
}
