using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;

namespace Ringfence.Cli;

/// <summary>Where settings come from, the later winning: built-in defaults, ringfence.json, environment <c>RINGFENCE__…</c>, the command line.</summary>
internal static class Configuration
{
    private const string FileName = "ringfence.json";

    /// <summary>The file that is used: the one named, else the one in the working directory, else <paramref name="otherwise"/>.</summary>
    public static string? FileFor(FileInfo? named, string? otherwise = null)
    {
        if (named is not null)
        {
            return named.Exists
                ? named.FullName
                : throw new BadInputException($"--config: there is no file '{named.FullName}'");
        }

        return File.Exists(FileName) ? Path.GetFullPath(FileName) : otherwise;
    }

    public static IConfigurationRoot Build(
        IEnumerable<KeyValuePair<string, string?>> defaults,
        string? file,
        IEnumerable<KeyValuePair<string, string?>> commandLine
    )
    {
        var builder = new ConfigurationBuilder().AddInMemoryCollection(defaults);
        if (file is not null)
        {
            builder.AddJsonFile(Polled(file), Path.GetFileName(file), optional: false, reloadOnChange: true);
        }

        try
        {
            return builder.AddEnvironmentVariables("RINGFENCE__").AddInMemoryCollection(commandLine).Build();
        }
        catch (InvalidDataException error)
        {
            throw new BadInputException($"{file} cannot be read: {error.InnerException?.Message ?? error.Message}");
        }
    }

    /// <summary>Looked at every few seconds: to watch a file is to watch all below its folder, and the ledger may well lie there.</summary>
    private static PhysicalFileProvider Polled(string file) =>
        new(Path.GetDirectoryName(Path.GetFullPath(file))!) { UsePollingFileWatcher = true, UseActivePolling = true };
}
