using System.Collections.Concurrent;
using Ringfence.Evidence.Packs;

namespace Ringfence.Console.Audits;

/// <summary>
/// Results of audits that were made elsewhere, a pipeline's or <c>audit --account</c>'s: the places that <c>Console:Posture</c> names, each a
/// file, or a folder of one estate's results over time, whose newest stands.
/// </summary>
internal sealed class PostureRuns(ConsoleOptions options)
{
    /// <summary>Audits of one folder that are looked at, the newest written ones.</summary>
    public const int Most = 60;

    // By path; a file that has changed is counted anew.
    private readonly ConcurrentDictionary<string, (FileStamp Stamp, PostureRun? Run)> _known = new(
        StringComparer.Ordinal
    );

    /// <summary>Whether there is any.</summary>
    public bool IsThere => options.Posture.Any(place => Files(place).Any());

    /// <summary>The files that stand: those named, and of each folder the newest audit.</summary>
    public IReadOnlyList<string> Standing() =>
        [.. options.Posture.SelectMany(place => Runs(place).TakeLast(1)).Select(run => run.Path)];

    /// <summary>The newest result of all, read.</summary>
    /// <exception cref="InvalidDataException">A file named is no result of an audit.</exception>
    public PostureFile? Newest() => Standing().Select(PostureFile.Read).MaxBy(file => file.Time);

    /// <summary>What all places together have open, at the time of each audit, oldest first.</summary>
    /// <exception cref="InvalidDataException">A file named is no result of an audit.</exception>
    public IReadOnlyList<PosturePoint> Trend()
    {
        var places = options.Posture.Select(Runs).Where(runs => runs.Count > 0).ToList();
        var times = places.SelectMany(runs => runs.Select(run => run.Time)).Distinct().Order().TakeLast(Most);
        return
        [
            .. times.Select(time =>
                PosturePoint.Sum(time, places.Select(runs => runs.LastOrDefault(run => run.Time <= time)))
            ),
        ];
    }

    // Oldest first. In a folder other files may lie; a file that is named must be what it is said to be.
    private IReadOnlyList<PostureRun> Runs(string place)
    {
        var isFolder = Directory.Exists(place);
        var runs = Files(place).Select(file => Run(file, isFolder)).OfType<PostureRun>();
        return [.. runs.OrderBy(run => run.Time)];
    }

    private static IEnumerable<FileInfo> Files(string place) =>
        Directory.Exists(place)
            ? new DirectoryInfo(place)
                .EnumerateFiles("*.json")
                .OrderByDescending(file => file.LastWriteTimeUtc)
                .Take(Most)
        : File.Exists(place) ? [new FileInfo(place)]
        : [];

    private PostureRun? Run(FileInfo file, bool mayBeOther)
    {
        var stamp = new FileStamp(file.Length, file.LastWriteTimeUtc);
        if (_known.TryGetValue(file.FullName, out var known) && known.Stamp == stamp)
        {
            return known.Run;
        }

        PostureRun? run = null;
        try
        {
            run = PostureRun.Of(file.FullName, PostureFile.Read(file.FullName));
        }
        catch (InvalidDataException) when (mayBeOther)
        {
            // Passed over, and remembered as such.
        }

        _known[file.FullName] = (stamp, run);
        return run;
    }

    private readonly record struct FileStamp(long Size, DateTime Written);
}
