using System.IO.Compression;
using System.Text;

namespace Ringfence.EndToEnd.Content;

/// <summary>A made-up patient whose identifiers are put into every prompt, and looked for afterwards.</summary>
internal static class SeededPatient
{
    public const string Name = "Harold Whitcombe";
    public const string Mrn = "UH-48213377";
    public const string Note = $"Patient: {Name}, MRN: {Mrn}, DOB 03/14/1958, phone 617-555-0139, has a cough.";

    private static readonly byte[][] Identifiers =
    [
        .. new[] { "Whitcombe", "48213377", "03/14/1958", "617-555-0139" }.SelectMany(Spellings),
    ];

    /// <summary>Files below a directory that hold any of them, gzip opened.</summary>
    public static IReadOnlyList<string> FilesHolding(string directory) =>
        [
            .. Directory
                .EnumerateFiles(directory, "*", SearchOption.AllDirectories)
                .Where(file =>
                {
                    var bytes = File.ReadAllBytes(file);
                    return IsIn(bytes) || (bytes is [0x1F, 0x8B, ..] && IsIn(Unzip(bytes)));
                }),
        ];

    public static bool IsIn(string text) => IsIn(Encoding.UTF8.GetBytes(text));

    private static bool IsIn(ReadOnlySpan<byte> bytes)
    {
        foreach (var identifier in Identifiers)
        {
            if (bytes.IndexOf(identifier) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>As text, as UTF-16, in hexadecimal, and in base64 at each of its three places.</summary>
    private static IEnumerable<byte[]> Spellings(string identifier)
    {
        var utf8 = Encoding.UTF8.GetBytes(identifier);
        yield return utf8;
        yield return Encoding.Unicode.GetBytes(identifier);
        yield return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8));
        for (var offset = 0; offset < 3; offset++)
        {
            // All letters that the identifier alone decides: three bytes' worth is in any long random text sooner or later.
            var base64 = Convert.ToBase64String([.. new byte[offset], .. utf8]);
            yield return Encoding.ASCII.GetBytes(base64[((offset * 8 + 5) / 6)..((offset + utf8.Length) * 8 / 6)]);
        }
    }

    private static byte[] Unzip(byte[] bytes)
    {
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var to = new MemoryStream();
        gzip.CopyTo(to);
        return to.ToArray();
    }
}
