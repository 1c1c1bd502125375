using System.Globalization;
using System.Text;

namespace Ringfence.Ledger.Journal;

/// <summary>A file of the journal to which nothing is added any more.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Length">How much of it counts, in bytes.</param>
/// <param name="Size">The ledger's size at its end: once that much is published, the file can go.</param>
internal readonly record struct JournalSegment(string Path, long Length, long Size)
{
    /// <summary>The folder of all segments.</summary>
    public const string Folder = "journal";

    /// <summary>The path of the segment with this number.</summary>
    public static string PathOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Folder}/{number:D8}");

    /// <summary>The number in a segment's path; false when the file is no segment.</summary>
    public static bool TryParse(string path, out int number)
    {
        number = 0;
        return path.StartsWith(Folder + "/", StringComparison.Ordinal)
            && int.TryParse(path.AsSpan(Folder.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && PathOf(number) == path;
    }

    /// <summary>What every segment starts with.</summary>
    public static byte[] Header(string origin) => Encoding.UTF8.GetBytes($"ringfence journal v1\n{origin}\n");
}
