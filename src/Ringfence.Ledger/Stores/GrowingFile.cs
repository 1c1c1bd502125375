using Microsoft.Win32.SafeHandles;

namespace Ringfence.Ledger.Stores;

/// <summary>
/// A file that is written front to back, each write durable before the next. It gets room ahead, zero bytes: a write into room changes no
/// length, so its sync has the bytes to write and nothing of the file system's own, which takes two thirds of the time and of the processor.
/// </summary>
internal sealed class GrowingFile : IDisposable
{
    private const int MostRoom = 1 << 20;

    private static readonly byte[] Zeros = new byte[MostRoom];

    private readonly SafeFileHandle _file;

    // Where the file ends, room included, and how often it has grown here.
    private long _end;
    private bool _hasGrown;

    private GrowingFile(string path, SafeFileHandle file)
    {
        Path = path;
        _file = file;
        _end = RandomAccess.GetLength(file);
    }

    /// <summary>Which file it is, from the root.</summary>
    public string Path { get; }

    /// <summary>Opens a file that exists.</summary>
    public static GrowingFile Open(string path)
    {
        const FileShare Shared = FileShare.ReadWrite | FileShare.Delete;
        return new GrowingFile(path, File.OpenHandle(path, FileMode.Open, FileAccess.Write, Shared));
    }

    /// <summary>Writes at or before the end of what was written; durable on return.</summary>
    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        var end = offset + bytes.Length;
        if (end > _end)
        {
            Grow(end);
        }

        FileBytes.Write(_file, offset, bytes);
        FileBytes.Sync(_file);
    }

    /// <summary>Shortens the file, room and all; durable on return.</summary>
    public void Cut(long length)
    {
        RandomAccess.SetLength(_file, length);
        RandomAccess.FlushToDisk(_file);
        _end = length;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // The first write takes no more than it needs: many files get no second. Then as much again as there is.
    private void Grow(long end)
    {
        if (_hasGrown && TryMakeRoom(end, (int)Math.Min(end, MostRoom)))
        {
            return;
        }

        _hasGrown = true;
        _end = end;
    }

    private bool TryMakeRoom(long from, int bytes)
    {
        try
        {
            FileBytes.Write(_file, from, Zeros.AsSpan(0, bytes));
            _end = from + bytes;
            return true;
        }
        catch (IOException)
        {
            // The disk is about full: what is left of it is for what is written, not for room.
            RandomAccess.SetLength(_file, _end);
            return false;
        }
    }
}
