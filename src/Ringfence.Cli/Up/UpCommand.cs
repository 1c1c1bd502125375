using System.CommandLine;
using Microsoft.Extensions.Hosting;
using Ringfence.Gateway.Listening;

namespace Ringfence.Cli.Up;

/// <summary><c>ringfence up</c>: the whole boundary on one machine.</summary>
internal static class UpCommand
{
    public static Command Create()
    {
        var port = SharedOptions.Port(8080);
        var data = SharedOptions.Data();
        var config = SharedOptions.Config();
        var local = new Option<bool>("--local")
        {
            Description = "The stand-in for AWS, even where AWS credentials are found",
        };
        var aws = new Option<bool>("--aws")
        {
            Description = "Real AWS, even where no credentials are seen (instance roles)",
        };
        var command = new Command(
            "up",
            "The gateway on one machine. Without AWS credentials it also starts LocalBedrock, a stand-in for AWS, and says so.\n\nExample:\n  ringfence up --port 8080"
        )
        {
            port,
            data,
            config,
            local,
            aws,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(local) && result.GetValue(aws))
            {
                result.AddError("--local and --aws exclude each other: give one, or neither to let Ringfence look");
            }
        });
        command.SetAction(
            async (result, cancel) =>
            {
                SocketThreads.TakeCompletions();
                bool? mode =
                    result.GetValue(local) ? true
                    : result.GetValue(aws) ? false
                    : null;
                var settings = new UpSettings(
                    new DataDirectory(result.GetValue(data)!),
                    result.GetValue(port),
                    result.GetValue(config),
                    mode
                );
                await using var running = await Boundary.StartAsync(settings, cancel);
                new Welcome(running).Print(Terminal.Of(result));
                await running.Gateway.WaitForShutdownAsync(cancel);
                return ExitCode.Clean;
            }
        );
        return command;
    }
}
