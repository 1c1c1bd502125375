using System.IO.Compression;
using System.Text;

namespace Ringfence.EndToEnd.Content;

/// <summary>A made-up identifier that is put into every prompt, and looked for in every spelling that bytes may take.</summary>
internal static class Seeded
{
    public const string Marker = "Quillfeather-Zebulon-MRN-77314429";

    private static readonly byte[][] Spellings =
    [
        Encoding.UTF8.GetBytes(Marker),
        Encoding.Unicode.GetBytes(Marker),
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Marker))),
        .. Enumerable.Range(0, 3).Select(Base64At),
    ];

    /// <summary>Files below a directory that hold it, gzip opened; <paramref name="except"/> is left out.</summary>
    public static IReadOnlyList<string> FilesHolding(string directory, params string[] except) =>
        [
            .. Directory
                .EnumerateFiles(directory, "*", SearchOption.AllDirectories)
                .Where(file => !except.Any(part => file.StartsWith(part, StringComparison.Ordinal)))
                .Where(IsIn),
        ];

    public static bool IsIn(ReadOnlySpan<byte> bytes)
    {
        foreach (var spelling in Spellings)
        {
            if (bytes.IndexOf(spelling) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(string file)
    {
        var bytes = File.ReadAllBytes(file);
        return IsIn(bytes) || (bytes is [0x1F, 0x8B, ..] && IsIn(Unzip(bytes)));
    }

    private static byte[] Unzip(byte[] bytes)
    {
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var to = new MemoryStream();
        gzip.CopyTo(to);
        return to.ToArray();
    }

    // What base64 makes of the marker's inner bytes when it begins at an offset of 0, 1 or 2 in a group of three.
    private static byte[] Base64At(int offset)
    {
        var text = Convert.ToBase64String([.. new byte[offset], .. Encoding.UTF8.GetBytes(Marker)]);
        return Encoding.ASCII.GetBytes(text[4..^4]);
    }
}
