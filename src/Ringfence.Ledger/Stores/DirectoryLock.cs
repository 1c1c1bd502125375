using Microsoft.Win32.SafeHandles;

namespace Ringfence.Ledger.Stores;

/// <summary>Holds a ledger's directory for one process. The operating system lets go of it when the process ends, however it ends.</summary>
internal sealed class DirectoryLock : IDisposable
{
    /// <summary>The file that is locked; there is nothing in it.</summary>
    public const string FileName = "lock";

    private readonly SafeFileHandle _file;

    private DirectoryLock(SafeFileHandle file) => _file = file;

    /// <summary>Makes the directory, with mode 0700, where there is none, and takes it.</summary>
    /// <exception cref="LedgerFault">Another process holds it, or it cannot be written.</exception>
    public static DirectoryLock Take(string directory)
    {
        var path = Path.Combine(directory, FileName);
        try
        {
            OwnedFolder.Make(directory);
            return new DirectoryLock(
                File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)
            );
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            var reason = File.Exists(path)
                ? "is in use. A ledger has one writer: stop the process that has it, or give this one a directory of its own."
                : "cannot be made: give one that this process may write to.";
            throw new LedgerFault($"The ledger {directory} {reason} ({failure.Message})", retryable: false, failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
