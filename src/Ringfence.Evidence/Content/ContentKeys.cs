using System.Security.Cryptography;
using System.Text;

namespace Ringfence.Evidence.Content;

/// <summary>
/// The key of a store's content, in a file of its own beside the store, readable by its owner alone: <c>evidence.db.content-key</c>. The
/// first line is the format, each other an id and 32 bytes in base64; the newest stands first. Two stand there only while rows are sealed anew.
/// </summary>
public sealed class ContentKeys
{
    private const string Format = "ringfence-content-key/1";
    private const int KeyBytes = 32;
    private readonly string _path;
    private readonly List<(string Id, byte[] Key)> _keys;

    private ContentKeys(string path, List<(string Id, byte[] Key)> keys) => (_path, _keys) = (path, keys);

    /// <summary>Where a store's key lies.</summary>
    public static string PathOf(string store) => store + ".content-key";

    /// <summary>The key of a store; null when it was destroyed, or there never was content.</summary>
    /// <exception cref="InvalidDataException">The file is no key.</exception>
    /// <exception cref="IOException">Others than its owner may read it, or it cannot be read.</exception>
    public static ContentKeys? Open(string store)
    {
        var path = PathOf(store);
        if (!File.Exists(path))
        {
            return null;
        }

        if (
            !OperatingSystem.IsWindows()
            && (File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != UnixFileMode.None
        )
        {
            throw new IOException($"'{path}' may be read by others than its owner: chmod 600 '{path}'");
        }

        var keys = new List<(string, byte[])>();
        var lines = File.ReadAllLines(path);
        foreach (var line in lines.Skip(1).Where(line => line.Length > 0))
        {
            var key = new byte[KeyBytes];
            if (
                lines[0] != Format
                || line.Split(' ') is not [{ Length: 8 } id, var text]
                || !Convert.TryFromBase64String(text, key, out var written)
                || written != KeyBytes
            )
            {
                throw new InvalidDataException($"'{path}' is no content key: restore it from where it is kept");
            }

            keys.Add((id, key));
        }

        return keys.Count > 0 ? new(path, keys) : throw new InvalidDataException($"'{path}' holds no key");
    }

    /// <summary>The same, made where there is none.</summary>
    public static ContentKeys OpenOrCreate(string store)
    {
        if (Open(store) is { } there)
        {
            return there;
        }

        var made = new ContentKeys(PathOf(store), []);
        made.Add();
        return made;
    }

    internal string Current => _keys[0].Id;

    internal byte[]? Find(string id)
    {
        foreach (var (known, key) in _keys)
        {
            if (known == id)
            {
                return key;
            }
        }

        return null;
    }

    /// <summary>A new key in front of the ones that are there, durable before it is used.</summary>
    internal void Add()
    {
        _keys.Insert(
            0,
            (RandomNumberGenerator.GetHexString(8, lowercase: true), RandomNumberGenerator.GetBytes(KeyBytes))
        );
        Write();
    }

    /// <summary>All but the newest, gone.</summary>
    internal void DropOld()
    {
        foreach (var (_, key) in _keys[1..])
        {
            CryptographicOperations.ZeroMemory(key);
        }

        _keys.RemoveRange(1, _keys.Count - 1);

        // The old file is held open: its blocks are overwritten when the new one stands in its place, and a crash before that leaves it whole.
        using var old = new FileStream(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        Write();
        Overwrite(old);
    }

    /// <summary>Destroys a store's key: nobody reads its content any more. False when there was none.</summary>
    public static bool Destroy(string store)
    {
        var path = PathOf(store);
        if (!File.Exists(path))
        {
            return false;
        }

        using var old = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        File.Delete(path);
        Overwrite(old);
        return true;
    }

    // What a disk keeps of overwritten blocks, and what backups hold, is beyond a program's reach.
    private static void Overwrite(FileStream file)
    {
        file.Write(RandomNumberGenerator.GetBytes((int)Math.Min(file.Length, 1 << 16)));
        file.Flush(flushToDisk: true);
    }

    private void Write()
    {
        var beside = _path + ".new";
        File.Delete(beside);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(beside, options))
        {
            file.Write(Encoding.ASCII.GetBytes(Format + "\n"));
            foreach (var (id, key) in _keys)
            {
                file.Write(Encoding.ASCII.GetBytes($"{id} {Convert.ToBase64String(key)}\n"));
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(beside, _path, overwrite: true);
    }
}
