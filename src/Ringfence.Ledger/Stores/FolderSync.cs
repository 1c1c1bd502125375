using System.Runtime.InteropServices;

namespace Ringfence.Ledger.Stores;

/// <summary>Makes a folder's list of names durable. .NET cannot open folders, so this asks the C library.</summary>
internal static partial class FolderSync
{
    private const int ReadOnly = 0;

    /// <summary>fsync on the folder; nothing where the folder has gone, or on Windows, which keeps names durable itself.</summary>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(folder))
        {
            return;
        }

        var file = Open(folder, ReadOnly);
        if (file < 0)
        {
            throw Failure("open", folder);
        }

        try
        {
            if (FSync(file) != 0)
            {
                throw Failure("fsync", folder);
            }
        }
        finally
        {
            _ = Close(file);
        }
    }

    private static IOException Failure(string call, string folder) =>
        new($"{call} failed on the folder {folder}: {Marshal.GetLastPInvokeErrorMessage()}");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FSync(int file);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int file);
}
