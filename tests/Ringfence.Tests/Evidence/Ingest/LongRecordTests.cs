using System.IO.Compression;
using System.Text;
using Ringfence.Tests.House;

namespace Ringfence.Tests.Evidence.Ingest;

[Collection(nameof(Alone))]
public class LongRecordTests
{
    /// <summary>A gigabyte, on one line, out of a file of a few megabytes that is made here.</summary>
    [Fact]
    public void A_record_longer_than_the_window_is_passed_over_and_what_follows_is_kept()
    {
        using var world = new StoreWorld();
        var path = Path.Combine(world.Logs, "log.json.gz");
        Directory.CreateDirectory(world.Logs);
        using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            gzip.Write("{\"Records\":[{\"eventVersion\":\"1.11\",\"requestParameters\":\""u8);
            var block = new byte[1 << 20];
            block.AsSpan().Fill((byte)'a');
            for (var megabyte = 0; megabyte < 1024; megabyte++)
            {
                gzip.Write(block);
            }

            gzip.Write(Encoding.UTF8.GetBytes($"\"}},{StoreWorld.Event(7)}]}}"));
        }

        var before = GC.GetTotalAllocatedBytes();
        var report = world.Ingest();
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 400L << 20);
        Assert.Contains("16 MiB", Assert.Single(report.SetAside).Reason, StringComparison.Ordinal);
        Assert.Equal(["e-7"], world.Ask("SELECT event_id FROM event"));
    }
}
