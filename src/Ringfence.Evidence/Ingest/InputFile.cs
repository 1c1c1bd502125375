namespace Ringfence.Evidence.Ingest;

/// <summary>A file to ingest, as the directory or the bucket shows it.</summary>
/// <param name="Stamp">Another for other content: a directory's time of change, a bucket's ETag.</param>
internal sealed record InputFile(string Path, long Size, long Stamp)
{
    /// <summary>Opens what is no file of this machine; null for what is. The stream can be sought in.</summary>
    public Func<CancellationToken, OpenedObject>? OpenRemote { get; init; }

    /// <summary>Every file below the paths, in one order whatever the file system's; a path given twice counts once. Ledgers are left out: they are read as such.</summary>
    public static (IReadOnlyList<InputFile> Files, IReadOnlyList<string> Ledgers) Enumerate(IEnumerable<string> paths)
    {
        var files = new SortedDictionary<string, InputFile>(StringComparer.Ordinal);
        var ledgers = new SortedSet<string>(StringComparer.Ordinal);
        var walked = new HashSet<string>(StringComparer.Ordinal);
        var links = new Queue<DirectoryInfo>();
        foreach (var path in paths.Select(System.IO.Path.GetFullPath))
        {
            if (File.Exists(path))
            {
                Add(new FileInfo(path));
            }
            else
            {
                Walk(new DirectoryInfo(path));
            }
        }

        // What a link leads to is read once, and not at all where it was come by already: a link may lead back to where it lies.
        while (links.TryDequeue(out var link))
        {
            if (link.ResolveLinkTarget(returnFinalTarget: true) is DirectoryInfo { Exists: true } target)
            {
                if (!walked.Contains(target.FullName.TrimEnd('/')))
                {
                    Walk(target);
                }
            }
        }

        return ([.. files.Values], [.. ledgers]);

        void Walk(DirectoryInfo directory)
        {
            if (!walked.Add(directory.FullName.TrimEnd('/')))
            {
                return;
            }

            if (IsLedger(directory.FullName))
            {
                ledgers.Add(directory.FullName);
                return;
            }

            foreach (var entry in directory.EnumerateFileSystemInfos())
            {
                if (entry is DirectoryInfo { LinkTarget: null } inner)
                {
                    Walk(inner);
                }
                else if (entry is DirectoryInfo link)
                {
                    links.Enqueue(link);
                }
                else
                {
                    Add((FileInfo)entry);
                }
            }
        }

        void Add(FileInfo file) =>
            files[file.FullName] = new(
                file.FullName,
                file.Length,
                new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeMilliseconds()
            );
    }

    private static bool IsLedger(string directory) =>
        File.Exists(System.IO.Path.Combine(directory, "checkpoint"))
        && Directory.Exists(System.IO.Path.Combine(directory, "tile"));
}
