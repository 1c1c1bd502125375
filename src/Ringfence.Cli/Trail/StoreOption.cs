using System.CommandLine;
using Ringfence.Evidence.Store;

namespace Ringfence.Cli.Trail;

/// <summary><c>--store</c>: the evidence store.</summary>
internal static class StoreOption
{
    public const string Default = "evidence.db";

    public static Option<string> Create() =>
        new("--store") { Description = "The evidence store, one file", DefaultValueFactory = _ => Default };

    /// <param name="writable">For writing; it must be there all the same.</param>
    public static EvidenceStore Open(string path, bool writable = false)
    {
        try
        {
            return writable && File.Exists(path) ? EvidenceStore.Open(path) : EvidenceStore.OpenReadOnly(path);
        }
        catch (FileNotFoundException error)
        {
            throw new BadInputException($"--store: {error.Message}");
        }
    }
}
