using System.IO.Compression;
using System.Text;
using Ringfence.Console.Uploads;

namespace Ringfence.Console.Tests.Attacks;

/// <summary>What a zip file cannot do.</summary>
public sealed class ArchiveTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("ringfence-archive-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void What_is_in_order_is_unpacked()
    {
        Archive.Unpack(Zip(("manifest.json", "{}"), ("inner/", ""), ("inner/a.json", "{ }")), In("x"));
        Assert.Equal("{ }", File.ReadAllText(Path.Combine(In("x"), "inner", "a.json")));
    }

    [Theory]
    [InlineData("../outside.json")]
    [InlineData("inner/../../outside.json")]
    [InlineData("/outside.json")]
    [InlineData("..\\outside.json")]
    [InlineData("C:/outside.json")]
    [InlineData("inner//outside.json")]
    [InlineData("./outside.json")]
    [InlineData("out\nside.json")]
    public void A_name_that_leads_elsewhere_is_refused(string name) =>
        Refused("names", Zip(("first.json", "{}"), (name, "{}")));

    [Fact]
    public void A_name_that_is_there_twice_is_refused() => Refused("names", Zip(("a.json", "{}"), ("A.json", "[]")));

    [Fact]
    public void A_link_is_refused()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = zip.CreateEntry("passwd");
            entry.ExternalAttributes = unchecked((int)0xA1FF0000);
            using var to = entry.Open();
            to.Write("/etc/passwd"u8);
        }

        Refused("names", bytes.ToArray());
    }

    [Fact]
    public void A_bomb_is_refused_by_what_it_becomes()
    {
        // 40 MB of nothing in some 40 KB.
        Refused("size", Zip(("bomb.json", new string(' ', 40 << 20))));
    }

    [Fact]
    public void One_that_lies_about_its_size_becomes_no_larger_than_it_says()
    {
        var zip = Zip(("bomb.json", new string(' ', 8 << 20)));
        // The central directory says that it unpacks to one byte.
        var at = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(zip.AsSpan(at + 24), 1);
        Archive.Unpack(zip, In("x"));
        Assert.True(new FileInfo(Path.Combine(In("x"), "bomb.json")).Length <= 1);
    }

    [Fact]
    public void Entries_that_lie_on_the_same_bytes_count_each()
    {
        // 200 KB of nothing once, and 500 names for it: 100 MB out of some 30 KB.
        var one = Zip(("000.json", new string(' ', 200 << 10)));
        var directory = one.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        var end = one.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        using MemoryStream bomb = new();
        bomb.Write(one.AsSpan(0, directory));
        var record = one.AsSpan(directory, end - directory).ToArray();
        for (var at = 0; at < 500; at++)
        {
            Encoding.ASCII.GetBytes($"{at:D3}.json").CopyTo(record, 46);
            bomb.Write(record);
        }

        var tail = one.AsSpan(end).ToArray();
        BitConverter.TryWriteBytes(tail.AsSpan(8), (short)500);
        BitConverter.TryWriteBytes(tail.AsSpan(10), (short)500);
        BitConverter.TryWriteBytes(tail.AsSpan(12), 500 * record.Length);
        bomb.Write(tail);
        Refused("size", bomb.ToArray());
    }

    [Fact]
    public void Too_many_entries_are_refused() =>
        Refused("entries", Zip([.. Enumerable.Range(0, Archive.MostEntries + 1).Select(at => ($"{at}.json", ""))]));

    [Fact]
    public void What_is_no_archive_is_refused() =>
        Refused("unreadable", Encoding.UTF8.GetBytes("PK\u0003\u0004 not one"));

    private void Refused(string why, byte[] zip)
    {
        Assert.Equal(why, Assert.Throws<ArchiveRefusedException>(() => Archive.Unpack(zip, In("x"))).Why);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_root));
    }

    private string In(string name) => Path.Combine(_root, name);

    internal static byte[] Zip(params IReadOnlyList<(string Name, string Content)> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var to = zip.CreateEntry(name).Open();
                to.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }
}
