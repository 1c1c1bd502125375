using System.Text;
using Ringfence.Ledger.Crypto;
using Ringfence.Ledger.Stores;

namespace Ringfence.Ledger.Checkpoints;

/// <summary>A signing key in a file with mode 0600, its verifier key beside it with the extension <c>.vkey</c>.</summary>
public static class KeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    /// <summary>Opens the key, or makes one; refuses a file that others can read.</summary>
    /// <param name="path">The key file. Its folder is made, with mode 0700, where there is none.</param>
    /// <param name="origin">The log's origin, which is the key's name.</param>
    /// <exception cref="LedgerFault">The file is not a key, is another log's, or is open to others; it is left as it is.</exception>
    public static ICheckpointSigner OpenOrCreate(string path, string origin)
    {
        if (!VerifierKey.IsName(origin))
        {
            throw new LedgerFault(
                $"'{origin}' cannot be a log's origin: it is a URL without its scheme, and without spaces or '+', like ringfence.example.com/gateway-1.",
                retryable: false
            );
        }

        if (!File.Exists(path))
        {
            Create(path, PrivateKeyText.Generate(origin, Ed25519Key.IsSupported));
        }

        var signer = Open(path, origin);
        WriteVerifierKey(Path.ChangeExtension(path, ".vkey"), signer.VerifierKey + "\n");
        return signer;
    }

    private static ICheckpointSigner Open(string path, string origin)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
        {
            throw new LedgerFault(
                $"The signing key {path} is open to others than its owner, so it may have been copied. Make a new key; or, if you know that it was not, close it: chmod 600 {path}",
                retryable: false
            );
        }

        if (!PrivateKeyText.TryParse(File.ReadAllText(path), out var signer))
        {
            throw new LedgerFault(
                $"{path} is not a signing key: it should hold one line that starts with PRIVATE+KEY+. Restore it from its backup.",
                retryable: false
            );
        }

        var name = VerifierKey.Parse(signer.VerifierKey).Name;
        if (name != origin)
        {
            signer.Dispose();
            throw new LedgerFault(
                $"The signing key {path} is that of {name}, not of {origin}: configure the origin that it was made for, or another file.",
                retryable: false
            );
        }

        return signer;
    }

    private static void Create(string path, string text)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        OwnedFolder.Make(folder);

        // Whole or not at all, and never readable by others: made with its mode, filled, then given its name unless that is taken.
        var staged = $"{path}.{Guid.NewGuid():N}";
        Write(staged, text, OwnerOnly);
        try
        {
            File.Move(staged, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process made the key first: its key is the log's.
            File.Delete(staged);
        }

        FolderSync.Flush(folder);
    }

    private static void WriteVerifierKey(string path, string text)
    {
        if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            File.WriteAllText(path, text);
        }
    }

    private static void Write(string path, string text, UnixFileMode mode)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        using FileStream file = new(path, options);
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush(flushToDisk: true);
    }
}
