using System.CommandLine;

namespace Ringfence.Cli.Trail;

internal static class TrailCommand
{
    public static Command Create() => new("trail");
}
