namespace Ringfence.Cli.Demo;

/// <summary>A copy of a ledger in which one byte of one entry is another.</summary>
/// <param name="File">The file altered, relative to <paramref name="Directory"/>.</param>
/// <param name="Place">The place, for a reader.</param>
internal sealed record AlteredCopy(string Directory, string File, string Place)
{
    public static AlteredCopy Of(DataDirectory data)
    {
        var copy = Path.Combine(data.Root, "altered-copy");
        foreach (var from in System.IO.Directory.EnumerateFiles(data.Ledger, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(data.Ledger, from));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            System.IO.File.Copy(from, to);
        }

        var bundle = System
            .IO.Directory.EnumerateFiles(Path.Combine(copy, "tile", "entries"), "*", SearchOption.AllDirectories)
            .OrderByDescending(path => new FileInfo(path).Length)
            .First();
        var bytes = System.IO.File.ReadAllBytes(bundle);

        // Somewhere in the text of an entry: who reads it sees another letter, and the file is as long as before.
        var at = Array.IndexOf(bytes, (byte)'o', bytes.Length / 2);
        bytes[at] = (byte)'a';
        System.IO.File.WriteAllBytes(bundle, bytes);
        var file = Path.GetRelativePath(copy, bundle);
        return new AlteredCopy(copy, file, $"{file}, byte {at}, 'o' to 'a'");
    }
}
