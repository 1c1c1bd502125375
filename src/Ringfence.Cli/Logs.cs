using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Ringfence.Cli;

/// <summary>Where logs go: standard error, so that standard output stays data. Levels come from section <c>Logging</c>.</summary>
internal static class Logs
{
    /// <summary>One JSON object a line.</summary>
    public static void ForMachines(ILoggingBuilder logs, IConfiguration configuration) =>
        logs.AddConfiguration(configuration.GetSection("Logging"))
            .AddJsonConsole(options => options.UseUtcTimestamp = true)
            .AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace);

    /// <summary>Plain lines, warnings and worse unless told otherwise.</summary>
    public static void ForPeople(ILoggingBuilder logs, IConfiguration configuration) =>
        logs.SetMinimumLevel(LogLevel.Warning)
            .AddConfiguration(configuration.GetSection("Logging"))
            .AddSimpleConsole(options => options.SingleLine = true)
            .AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
}
