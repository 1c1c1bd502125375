namespace Ringfence.Ledger.Stores;

/// <summary>A ledger in a directory of the local file system.</summary>
internal sealed class DirectoryStore(string root) : ILedgerStore
{
    /// <summary>Where files are written before they are renamed to their place.</summary>
    public const string Staging = "staging";

    private readonly string _root = Path.GetFullPath(root);

    // Owned by the thread that puts, syncs and deletes: folders whose names have changed since the last Sync.
    private readonly HashSet<string> _unsynced = [];
    private readonly UnsyncedFiles _added = new();

    // Owned by the thread that writes at: the file it wrote last.
    private GrowingFile? _written;

    private DirectoryLock? _lock;

    /// <summary>A store to write to, for this process alone. What an interrupted <see cref="Put"/> left is removed.</summary>
    /// <exception cref="LedgerFault">Another process has it.</exception>
    public static DirectoryStore ForWriting(string root)
    {
        DirectoryStore store = new(root) { _lock = DirectoryLock.Take(root) };
        try
        {
            store.Delete(Staging);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public byte[]? Read(string path)
    {
        try
        {
            return File.ReadAllBytes(Full(path));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Stream? OpenRead(string path)
    {
        try
        {
            return new FileStream(Full(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string folder)
    {
        var full = Full(folder);
        if (!Directory.Exists(full))
        {
            return [];
        }

        List<string> paths = [];
        foreach (var file in Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories))
        {
            paths.Add(Path.GetRelativePath(_root, file).Replace(Path.DirectorySeparatorChar, '/'));
        }

        paths.Sort(StringComparer.Ordinal);
        return paths;
    }

    /// <inheritdoc/>
    public void Put(string path, ReadOnlySpan<byte> bytes)
    {
        var full = Full(path);
        var staged = Full($"{Staging}/{path.Replace('/', '-')}");
        OwnedFolder.Make(Path.GetDirectoryName(full)!);
        OwnedFolder.Make(Path.GetDirectoryName(staged)!);
        Write(staged, FileMode.Create, bytes);
        File.Move(staged, full, overwrite: true);
        _unsynced.Add(Path.GetDirectoryName(full)!);
    }

    /// <inheritdoc/>
    public void Add(string path, ReadOnlySpan<byte> bytes)
    {
        var full = Full(path);
        var folder = Path.GetDirectoryName(full)!;
        OwnedFolder.Make(folder);
        _added.Add(full, bytes);
        _unsynced.Add(folder);
    }

    /// <inheritdoc/>
    public void Sync()
    {
        _added.Sync();
        foreach (var folder in _unsynced.ToArray())
        {
            FolderSync.Flush(folder);
            _unsynced.Remove(folder);
        }
    }

    /// <inheritdoc/>
    public void Delete(string path)
    {
        var full = Full(path);
        if (Directory.Exists(full))
        {
            Directory.Delete(full, recursive: true);
        }
        else if (File.Exists(full))
        {
            File.Delete(full);
        }

        _unsynced.Add(Path.GetDirectoryName(full)!);
    }

    /// <inheritdoc/>
    public void Create(string path, ReadOnlySpan<byte> bytes)
    {
        var full = Full(path);
        var folder = Path.GetDirectoryName(full)!;
        OwnedFolder.Make(folder);
        Write(full, FileMode.Create, bytes);
        FolderSync.Flush(folder);
    }

    /// <inheritdoc/>
    public void WriteAt(string path, long offset, ReadOnlySpan<byte> bytes) => Open(path).Write(offset, bytes);

    /// <inheritdoc/>
    public void Cut(string path, long length) => Open(path).Cut(length);

    /// <inheritdoc/>
    public void Dispose()
    {
        _added.Dispose();
        _written?.Dispose();
        _lock?.Dispose();
    }

    private static void Write(string full, FileMode mode, ReadOnlySpan<byte> bytes)
    {
        using var file = File.OpenHandle(full, mode, FileAccess.Write, FileShare.Read);
        FileBytes.Write(file, 0, bytes);
        RandomAccess.FlushToDisk(file);
    }

    private GrowingFile Open(string path)
    {
        var full = Full(path);
        if (_written?.Path != full)
        {
            _written?.Dispose();
            _written = null;
            _written = GrowingFile.Open(full);
        }

        return _written;
    }

    private string Full(string path) => Path.Combine(_root, path);
}
