using System.CommandLine;
using Ringfence.Evidence.Store;

namespace Ringfence.Cli.Trail;

/// <summary><c>--store</c>: the evidence store.</summary>
internal static class StoreOption
{
    public const string Default = "evidence.db";

    public static Option<string> Create() =>
        new("--store") { Description = "The evidence store, one file", DefaultValueFactory = _ => Default };

    /// <summary>For writing; made where there is none.</summary>
    public static EvidenceStore OpenOrCreate(string path) =>
        Directory.Exists(path)
            ? throw new BadInputException(
                $"--store: '{path}' is a directory; give the file, {Path.Combine(path, Default)}"
            )
            : Opened(path, () => EvidenceStore.Open(path));

    /// <param name="writable">For writing; it must be there all the same.</param>
    public static EvidenceStore Open(string path, bool writable = false) =>
        Opened(path, () => writable && File.Exists(path) ? EvidenceStore.Open(path) : EvidenceStore.OpenReadOnly(path));

    private static EvidenceStore Opened(string path, Func<EvidenceStore> open)
    {
        try
        {
            return open();
        }
        catch (FileNotFoundException error)
        {
            throw new BadInputException($"--store: {error.Message}");
        }
        catch (IOException error) when (error.Message.Contains("file is not a database", StringComparison.Ordinal))
        {
            throw new BadInputException(
                $"--store: '{path}' is no evidence store; make one: ringfence trail ingest PATH --store {Default}"
            );
        }
    }
}
