namespace Ringfence.Tests.Evidence.Ingest;

/// <summary>CloudTrail Lake's saved results of <c>SELECT …, eventJson</c>.</summary>
public class LakeCsvTests
{
    [Theory]
    [InlineData("eventJson", "")]
    [InlineData("\"eventTime\",\"eventJson\",\"x\"", "\"2026-06-11 00:01:17.000\",")]
    public void Events_are_read_out_of_their_column_and_broken_ones_told(string header, string before)
    {
        using var world = new StoreWorld();
        string Line(int number) =>
            $"{before}\"{StoreWorld.Event(number, ",\"note\":\"a, \\\"b\\\"\"").Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        world.Write(
            "result_1.csv.gz",
            string.Join('\n', header, Line(1), $"{before}\"{{\"\"eventVersion\"\":\"", Line(2)),
            gzip: true
        );
        var report = world.Ingest();
        Assert.Equal(["e-1|a.okafor", "e-2|a.okafor"], world.Ask("SELECT event_id, person FROM event_v ORDER BY 1"));
        Assert.True(Assert.Single(report.SetAside).Offset > header.Length);
    }

    [Fact]
    public void A_line_without_the_column_is_set_aside()
    {
        using var world = new StoreWorld();
        world.Write("result.csv", "eventTime,eventJson\nonly\n");
        Assert.Contains("columns", Assert.Single(world.Ingest().SetAside).Reason);
    }
}
