using System.CommandLine;
using Microsoft.Extensions.Hosting;
using Ringfence.LocalBedrock;

namespace Ringfence.Cli;

/// <summary><c>ringfence local-bedrock</c>: the stand-in for AWS as a process of its own.</summary>
internal static class LocalBedrockCommand
{
    public static Command Create()
    {
        var port = SharedOptions.Port(9090);
        var data = new Option<string>("--data")
        {
            Description = "Where the stand-in keeps its state",
            DefaultValueFactory = _ => new DataDirectory(DataDirectory.Default).Aws,
        };
        var command = new Command(
            "local-bedrock",
            "The stand-in for AWS alone: Bedrock, STS and CloudTrail on one loopback port. Its keys lie in --data.\n\nExample:\n  ringfence local-bedrock --port 9090 --data .ringfence/aws"
        )
        {
            port,
            data,
        };
        command.SetAction(
            async (result, cancel) =>
            {
                var options = new LocalBedrockOptions
                {
                    Directory = result.GetValue(data)!,
                    Port = result.GetValue(port),
                    Http2Port = result.GetValue(port) == 0 ? 0 : result.GetValue(port) + 1,
                };
                await using var aws = LocalBedrockHost.Build(options, TimeProvider.System);
                await aws.StartAsync(cancel);
                Terminal
                    .Of(result)
                    .Raw.WriteLine($"LocalBedrock: {string.Join(", ", aws.Urls)}; keys in {options.Directory}");
                await aws.WaitForShutdownAsync(cancel);
                return ExitCode.Clean;
            }
        );
        return command;
    }
}
