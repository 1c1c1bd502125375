using Microsoft.Win32.SafeHandles;

namespace Ringfence.Ledger.Stores;

/// <summary>
/// New files whose bytes are not durable yet. A sync of each as it is written commits the file system's journal each time, and an append
/// that syncs then waits for it; a sync of all of them together commits it about once.
/// </summary>
internal sealed class UnsyncedFiles : IDisposable
{
    // Each takes one of the process's file descriptors until it is synced.
    private const int Most = 512;

    private readonly List<SafeFileHandle> _files = [];

    /// <summary>Makes a file that holds these bytes, in a folder that exists.</summary>
    public void Add(string full, ReadOnlySpan<byte> bytes)
    {
        if (_files.Count == Most)
        {
            Sync();
        }

        var file = File.OpenHandle(full, FileMode.Create, FileAccess.Write, FileShare.Read);
        _files.Add(file);
        FileBytes.Write(file, 0, bytes);
    }

    /// <summary>Makes the bytes of all of them durable. After a failure none of them is known any more: each must be added again.</summary>
    public void Sync()
    {
        try
        {
            // First all are on their way, so that the first sync finds a place for every one of them and the others find it done.
            foreach (var file in _files)
            {
                FileBytes.StartWriting(file);
            }

            foreach (var file in _files)
            {
                RandomAccess.FlushToDisk(file);
            }
        }
        finally
        {
            Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _files)
        {
            file.Dispose();
        }

        _files.Clear();
    }
}
