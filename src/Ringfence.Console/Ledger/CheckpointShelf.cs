using System.Globalization;
using Microsoft.Extensions.Hosting;
using Ringfence.Ledger;

namespace Ringfence.Console.Ledger;

/// <summary>
/// Checkpoints that the ledger published, kept beside it: one a minute while it grows, fewer the older they are. The ledger itself keeps
/// the last alone; what was signed before is what a later one can be held against.
/// </summary>
internal sealed class CheckpointShelf(ConsoleOptions options, MerkleLog ledger, TimeProvider time) : BackgroundService
{
    private const int Most = 200;
    private const string Suffix = ".note";
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();

    private string Root => Path.Combine(options.Directory, "checkpoints");

    /// <summary>The sizes that are kept, latest first, with when each was.</summary>
    public IReadOnlyList<(long Size, DateTimeOffset Kept)> All()
    {
        Keep();
        return
        [
            .. Files()
                .Select(file => (Size: SizeOf(file), Kept: new DateTimeOffset(file.LastWriteTimeUtc)))
                .OrderByDescending(one => one.Size),
        ];
    }

    /// <summary>The signed note at a size; null when none is kept.</summary>
    public string? Find(long size)
    {
        var path = PathOf(size);
        return size >= 0 && File.Exists(path) ? File.ReadAllText(path) : null;
    }

    /// <summary>Keeps the latest.</summary>
    public void Keep()
    {
        var note = ledger.Checkpoint;
        var size = long.Parse(note.Split('\n')[1], CultureInfo.InvariantCulture);
        lock (_gate)
        {
            var path = PathOf(size);
            if (size == 0 || File.Exists(path))
            {
                return;
            }
            Directory.CreateDirectory(Root);
            File.WriteAllText(path + ".next", note);
            File.Move(path + ".next", path);
            Thin();
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                try
                {
                    Keep();
                }
                catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
                {
                    // The next minute tries again; the ledger itself says when its disk is full.
                }
                await Task.Delay(Every, time, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    // Every second one of the older half goes: what remains reaches back far, and is dense near now.
    private void Thin()
    {
        var files = Files().OrderBy(SizeOf).ToList();
        if (files.Count <= Most)
        {
            return;
        }
        for (var at = 1; at < files.Count / 2; at += 2)
        {
            files[at].Delete();
        }
    }

    private IEnumerable<FileInfo> Files() =>
        Directory.Exists(Root) ? new DirectoryInfo(Root).EnumerateFiles("*" + Suffix) : [];

    private static long SizeOf(FileInfo file) =>
        long.TryParse(Path.GetFileNameWithoutExtension(file.Name), CultureInfo.InvariantCulture, out var size)
            ? size
            : -1;

    private string PathOf(long size) => Path.Combine(Root, size.ToString("D20", CultureInfo.InvariantCulture) + Suffix);
}
