using System.IO.Compression;
using System.Text;

namespace Ringfence.Console.Uploads;

/// <summary>A zip file of somebody else's: opened within bounds that are counted while it is read, whatever it says of itself.</summary>
internal static class Archive
{
    /// <summary>Files and folders in it. A pack has some hundreds, an assembly of a large app as many.</summary>
    public const int MostEntries = 2_000;

    /// <summary>Bytes of all of it, unpacked.</summary>
    public const long MostBytes = 64L << 20;

    /// <summary>How many times smaller the whole may be packed. Templates and tables are ten to thirty times.</summary>
    public const int MostRatio = 100;

    private const int LongestName = 512;
    private const int UnixKind = 0xF000;
    private const int UnixLink = 0xA000;
    private const int UnixFile = 0x8000;
    private const int UnixFolder = 0x4000;

    /// <summary>Whether a file begins as archives do.</summary>
    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Writes its files below a directory that is made for it.</summary>
    /// <exception cref="ArchiveRefusedException">It is no archive, is too large, or holds a name that leads elsewhere; nothing of it is then kept.</exception>
    public static void Unpack(byte[] zip, string directory)
    {
        Directory.CreateDirectory(directory);
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostEntries)
            {
                throw new ArchiveRefusedException(
                    "entries",
                    $"It holds {archive.Entries.Count} entries; at most {MostEntries} are opened."
                );
            }

            var left = Math.Min(MostBytes, Math.Max(1L << 20, (long)zip.Length * MostRatio));
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var entry in archive.Entries)
            {
                left = Write(entry, directory, seen, left);
            }
        }
        catch (Exception refused)
        {
            Directory.Delete(directory, recursive: true);
            if (refused is InvalidDataException or NotSupportedException or EndOfStreamException)
            {
                throw new ArchiveRefusedException("unreadable", "It is no zip file that can be read.");
            }

            throw;
        }
    }

    private static long Write(ZipArchiveEntry entry, string directory, HashSet<string> seen, long left)
    {
        var name = entry.FullName;
        var kind = (entry.ExternalAttributes >> 16) & UnixKind;
        if (
            !LeadsInside(name)
            || entry.IsEncrypted
            || kind is not (0 or UnixFile or UnixFolder)
            || !seen.Add(name.TrimEnd('/'))
        )
        {
            throw new ArchiveRefusedException(
                "names",
                kind == UnixLink ? "It holds a link; only files and folders are opened."
                    : entry.IsEncrypted ? "It is encrypted; send it as it is."
                    : "It holds a name that leads out of it, is there twice, or is no file's; names are relative, with single slashes."
            );
        }

        if (name.EndsWith('/'))
        {
            return left;
        }

        var path = Path.Combine(directory, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var from = entry.Open();
        using var to = new FileStream(path, FileMode.CreateNew);
        var buffer = new byte[81_920];
        int read;
        while ((read = from.Read(buffer)) > 0)
        {
            left -= read;
            if (left < 0)
            {
                throw new ArchiveRefusedException(
                    "size",
                    $"Unpacked it is more than {MostBytes >> 20} MB, or more than {MostRatio} times what it is packed."
                );
            }

            to.Write(buffer, 0, read);
        }

        return left;
    }

    private static bool LeadsInside(string name) =>
        name.Length is > 0 and <= LongestName
        && !name.Contains('\\')
        && !name.Contains(':')
        && !name.EnumerateRunes().Any(Rune.IsControl)
        && name.TrimEnd('/')
            .Split('/')
            .All(part => part is not ("" or "." or "..") && Encoding.UTF8.GetByteCount(part) <= 255)
        && !name.EndsWith("//", StringComparison.Ordinal);
}
