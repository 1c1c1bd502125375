using System.CommandLine;
using Microsoft.Extensions.Hosting;
using Ringfence.Cli.WebConsole;
using Ringfence.Gateway;
using Ringfence.Gateway.Listening;

namespace Ringfence.Cli;

/// <summary><c>ringfence gateway</c>: the gateway alone, for containers.</summary>
internal static class GatewayCommand
{
    public static Command Create()
    {
        var config = SharedOptions.Config();
        var command = new Command(
            "gateway",
            "The gateway alone, configured by ringfence.json and the environment (RINGFENCE__…). Policy and quotas are read again when the file changes.\n\nExample:\n  ringfence gateway --config /etc/ringfence/ringfence.json"
        )
        {
            config,
        };
        command.SetAction(
            async (result, cancel) =>
            {
                SocketThreads.TakeCompletions();
                var configuration = Configuration.Build([], Configuration.FileFor(result.GetValue(config)), []);
                await using var gateway = GatewayHost.Build(
                    configuration,
                    logging: logs => Logs.ForMachines(logs, configuration),
                    guest: ConsoleGuest.Of(configuration, links: null, trials: null)
                );
                await gateway.StartAsync(cancel);
                await gateway.WaitForShutdownAsync(cancel);
                return ExitCode.Clean;
            }
        );
        return command;
    }
}
