using Ringfence.Ledger.Stores;

namespace Ringfence.Tests.Ledger;

public sealed class GrowingFileTests
{
    [Fact]
    public void What_is_written_stands_there_and_what_follows_is_zero()
    {
        using var folder = TemporaryFolder.InMemory();
        Random random = new(20261128);
        List<byte> written = [];
        File.WriteAllBytes(folder["file"], []);
        using (var file = GrowingFile.Open(folder["file"]))
        {
            for (var i = 0; i < 200; i++)
            {
                var bytes = new byte[random.Next(1, 30_000)];
                random.NextBytes(bytes);
                file.Write(written.Count, bytes);
                written.AddRange(bytes);
            }
        }

        var found = File.ReadAllBytes(folder["file"]);
        Assert.Equal(written, found[..written.Count]);
        Assert.Equal(-1, found.AsSpan(written.Count).IndexOfAnyExcept((byte)0));
        Assert.InRange(found.Length - written.Count, 0, 1 << 20);
    }

    [Fact]
    public void One_write_takes_no_room_and_a_cut_gives_it_back()
    {
        using var folder = TemporaryFolder.InMemory();
        File.WriteAllBytes(folder["file"], [1, 2, 3]);
        using var file = GrowingFile.Open(folder["file"]);
        file.Write(3, new byte[1000]);
        Assert.Equal(1003, new FileInfo(folder["file"]).Length);
        file.Write(1003, [9]);
        Assert.Equal(2008, new FileInfo(folder["file"]).Length);
        file.Cut(4);
        Assert.Equal([1, 2, 3, 0], File.ReadAllBytes(folder["file"]));
        file.Write(4, [7]);
        Assert.Equal([1, 2, 3, 0, 7], File.ReadAllBytes(folder["file"])[..5]);
    }
}
