using System.CommandLine;

namespace Ringfence.Cli;

/// <summary>Options that several commands have, said once.</summary>
internal static class SharedOptions
{
    public static Option<string> Data() =>
        new("--data") { Description = "Where state is kept", DefaultValueFactory = _ => DataDirectory.Default };

    public static Option<OutputFormat> Format() =>
        new("--format")
        {
            Description = "table for people, json for programs",
            DefaultValueFactory = _ => OutputFormat.Table,
        };

    public static Option<FileInfo?> Config() =>
        new("--config") { Description = "A ringfence.json [default: ./ringfence.json where there is one]" };

    public static Option<int> Port(int port) =>
        new("--port")
        {
            Description = "HTTP/1.1; HTTP/2 cleartext is on the next one; 0 takes free ones",
            DefaultValueFactory = _ => port,
        };
}
