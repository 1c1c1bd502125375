using System.CommandLine;
using Ringfence.Cli.Trail.Engines;

namespace Ringfence.Cli.Trail;

/// <summary><c>ringfence trail</c>: the layers' logs into one store, verified and questioned.</summary>
internal static class TrailCommand
{
    public static Command Create()
    {
        var command = new Command(
            "trail",
            "Questions to the three layers: the gateway's ledger, CloudTrail, Bedrock's invocation log."
        )
        {
            IngestCommand.Create(),
            VerifyTrailCommand.Create(),
            CallCommand.Create(),
            AthenaCommand.Create(),
            ClickHouseCommand.Create(),
            DetectionsCommand.Create(),
            DisclosuresCommand.Create(),
            ForgetCommand.Create(),
            RetentionCommand.Create(),
        };
        foreach (var question in StoreQuestions.Create())
        {
            command.Add(question);
        }

        return command;
    }
}
