using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;
using Ringfence.Tests.Evidence.Ingest;

namespace Ringfence.Tests.Evidence.Questions;

/// <summary>The hours that an answer calls complete.</summary>
public sealed class CoverageTests : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 6, 11, 0, 0, 0, TimeSpan.Zero);
    private readonly StoreWorld _world = new();

    [Fact]
    public void An_hour_is_complete_where_every_account_and_region_is() =>
        Assert.Equal([Hours(2, 4), Hours(5, 6)], Of(("us-east-1", 0, 4), ("us-east-1", 5, 8), ("eu-west-1", 2, 6)));

    [Fact]
    public void Two_trails_of_one_region_complete_each_other() =>
        Assert.Equal([Hours(0, 8)], Of(("us-east-1", 0, 5), ("us-east-1", 4, 8)));

    [Fact]
    public void A_region_whose_logs_no_digest_covers_leaves_nothing_complete()
    {
        _world.Write(
            "AWSLogs/o-1/111122223333/CloudTrail/eu-west-1/2026/06/11/111122223333_CloudTrail_eu-west-1_20260611T0000Z_abcdefghijklmnop.json",
            StoreWorld.Trail(StoreWorld.Event(1))
        );
        Assert.Empty(Of(("us-east-1", 0, 8)));
    }

    [Theory]
    [InlineData(new[] { 0, 2, 4, 6 }, new[] { 1, 5 }, new[] { 1, 2, 4, 5 })]
    [InlineData(new[] { 0, 2 }, new[] { 2, 4 }, new int[0])]
    [InlineData(new[] { 0, 9 }, new[] { 1, 2, 3, 4 }, new[] { 1, 2, 3, 4 })]
    public void What_two_sets_have_in_common(int[] one, int[] other, int[] common)
    {
        Assert.Equal(Set(common), Spans.Intersect(Set(one), Set(other)));
        Assert.Equal(Set(common), Spans.Intersect(Set(other), Set(one)));
    }

    public void Dispose() => _world.Dispose();

    private static List<TimeSpanUtc> Set(int[] hours) => [.. hours.Chunk(2).Select(pair => Hours(pair[0], pair[1]))];

    private static TimeSpanUtc Hours(int from, int to) => new(Day.AddHours(from), Day.AddHours(to));

    private IReadOnlyList<TimeSpanUtc> Of(params (string Region, int From, int To)[] digests)
    {
        _world.Write("one.json", StoreWorld.Event(9));
        _world.Ingest();
        using var store = EvidenceStore.Open(_world.StorePath);
        foreach (var (region, from, to) in digests)
        {
            store.Run(
                $"INSERT INTO digest(file, object, start, ended, trusted, logs) VALUES(1, 'b/AWSLogs/o-1/111122223333/CloudTrail-Digest/{region}/111122223333_CloudTrail-Digest_{region}_t{from}_us-east-1_{Day.AddHours(to):yyyyMMdd'T'HHmmss}Z.json.gz', {Day.AddHours(from).ToUnixTimeMilliseconds()}, {Day.AddHours(to).ToUnixTimeMilliseconds()}, 1, '[]')"
            );
        }

        return Coverage.Of(store, new Scope())["cloudtrail"];
    }
}
