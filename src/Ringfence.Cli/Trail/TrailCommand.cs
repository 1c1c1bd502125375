using System.CommandLine;

namespace Ringfence.Cli.Trail;

/// <summary><c>ringfence trail</c>: questions to the three layers.</summary>
internal static class TrailCommand
{
    public static Command Create() =>
        new("trail", "Questions to the three layers: the gateway's ledger, CloudTrail, Bedrock's invocation log.")
        {
            CallCommand.Create(),
            VerifyTrailCommand.Create(),
        };
}
