using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Ringfence.Ledger.Stores;

/// <summary>Holds a ledger's directory for one process. The operating system lets go of it when the process ends, however it ends.</summary>
internal sealed class DirectoryLock : IDisposable
{
    /// <summary>The file that is locked; it holds the process id of who holds it.</summary>
    public const string FileName = "lock";

    private readonly SafeFileHandle _file;

    private DirectoryLock(SafeFileHandle file) => _file = file;

    /// <summary>Makes the directory, with mode 0700, where there is none, and takes it.</summary>
    /// <exception cref="LedgerFault">Another process holds it, or it cannot be written.</exception>
    public static DirectoryLock Take(string directory)
    {
        try
        {
            OwnedFolder.Make(directory);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new LedgerFault($"The ledger's directory {directory} cannot be made: {failure.Message}", false, failure);
        }

        string path = Path.Combine(directory, FileName);
        try
        {
            SafeFileHandle file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            RandomAccess.SetLength(file, 0);
            RandomAccess.Write(file, Encoding.ASCII.GetBytes($"{Environment.ProcessId}\n"), 0);
            return new DirectoryLock(file);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new LedgerFault($"The ledger's lock {path} cannot be opened: {denied.Message}", false, denied);
        }
        catch (IOException busy)
        {
            throw new LedgerFault(
                $"The ledger {directory} is in use{Holder(path)}. A ledger has one writer: stop that process, or give this one a directory of its own. ({busy.Message})",
                retryable: false,
                busy
            );
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static string Holder(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using StreamReader reader = new(file);
            return int.TryParse(reader.ReadLine(), NumberStyles.None, CultureInfo.InvariantCulture, out int process)
                ? $" by process {process}"
                : "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
