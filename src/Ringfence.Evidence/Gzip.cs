using System.IO.Compression;

namespace Ringfence.Evidence;

/// <summary>Files of AWS's logs: gzip or plain, told apart by the magic bytes and not by the name.</summary>
internal static class Gzip
{
    public static byte[] ReadAllBytes(string path)
    {
        var raw = File.ReadAllBytes(path);
        if (raw.Length < 2 || raw[0] != 0x1f || raw[1] != 0x8b)
        {
            return raw;
        }

        using var from = new GZipStream(new MemoryStream(raw), CompressionMode.Decompress);
        using var to = new MemoryStream(raw.Length * 4);
        from.CopyTo(to);
        return to.ToArray();
    }
}
