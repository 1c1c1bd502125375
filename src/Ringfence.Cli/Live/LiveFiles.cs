using System.CommandLine;
using Ringfence.Posture.Live;
using Ringfence.Posture.Readers;

namespace Ringfence.Cli.Live;

/// <summary>A running account as files to be audited.</summary>
/// <param name="Files">None where no account was asked for.</param>
/// <param name="IsCut">The credentials ended before all was read.</param>
internal sealed record LiveFiles(IReadOnlyList<InputFile> Files, bool IsCut)
{
    /// <summary>Reads the account now, or the snapshot that was made of it.</summary>
    public static async Task<LiveFiles> OfAsync(
        AccountOptions? account,
        DirectoryInfo? snapshot,
        ParseResult result,
        Terminal terminal,
        CancellationToken cancel
    )
    {
        if (snapshot is not null)
        {
            try
            {
                return new LiveFiles(Snapshot.Files(snapshot), IsCut: false);
            }
            catch (InvalidDataException error)
            {
                throw new BadInputException($"--snapshot: {error.Message}");
            }
        }

        if (account is null)
        {
            return new LiveFiles([], IsCut: false);
        }

        var files = new List<InputFile>();
        var manifest = await account.CollectAsync(result, terminal, file => files.Add(Of(file)), cancel);
        CollectSummary.Write(manifest, terminal.Error);
        files.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        return new LiveFiles(files, manifest.Over is not null);
    }

    private static InputFile Of(ResourceFile file) => new(file.Path, Named: true) { Content = file.ToBytes() };
}
