namespace Ringfence.Gateway.Tests.Pipeline;

public sealed class RequestIdTests
{
    [Fact]
    public void Ids_are_uuids_of_version_7_that_sort_by_time_and_never_repeat()
    {
        FakeTime time = new();
        HashSet<string> seen = [];
        var last = "";
        for (var at = 0; at < 1000; at++)
        {
            var id = RequestIds.New(time);
            var read = Guid.ParseExact(id, "D");
            Assert.Equal(7, read.Version);
            Assert.InRange(read.Variant, 8, 11);
            Assert.True(seen.Add(id));
            Assert.True(string.CompareOrdinal(last, id) < 0);
            Assert.StartsWith(Guid.CreateVersion7(time.GetUtcNow()).ToString()[..13], id, StringComparison.Ordinal);
            last = id;
            time.Advance(TimeSpan.FromMilliseconds(1));
        }
    }
}
