using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ringfence.Ledger.Stores;

/// <summary>Writes a file's bytes, and makes them durable.</summary>
internal static partial class FileBytes
{
    public static void Write(SafeFileHandle file, long offset, ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(file, bytes, offset);
        }
        catch (ArgumentOutOfRangeException limit) when (limit.ParamName == "value")
        {
            // What .NET makes of EFBIG: a limit on file sizes is a full disk by another name.
            throw new IOException("The file may not grow: the system's limit on the size of a file is reached.", limit);
        }
    }

    /// <summary>
    /// Makes the bytes durable, and the length if it has changed, but not the time of the change, which would cost a write of its own:
    /// fdatasync (POSIX). .NET has fsync alone, which is what other systems than Linux get.
    /// </summary>
    public static void Sync(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(file);
            return;
        }

        while (FDataSync(file) != 0)
        {
            if (Marshal.GetLastPInvokeError() != Interrupted)
            {
                throw new IOException($"fdatasync failed: {Marshal.GetLastPInvokeErrorMessage()}");
            }
        }
    }

    /// <summary>Lets the system begin to write the bytes to the disk, so that a sync has less to wait for; nothing is durable by it.</summary>
    public static void StartWriting(SafeFileHandle file)
    {
        if (OperatingSystem.IsLinux())
        {
            // What it cannot do, or does wrong, the sync does or tells.
            _ = SyncFileRange(file, 0, 0, StartWrite);
        }
    }

    private const int Interrupted = 4; // EINTR
    private const uint StartWrite = 2; // SYNC_FILE_RANGE_WRITE

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FDataSync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "sync_file_range")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SyncFileRange(SafeFileHandle file, long offset, long bytes, uint flags);
}
