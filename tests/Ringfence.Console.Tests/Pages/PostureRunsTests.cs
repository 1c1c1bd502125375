using Ringfence.Console.Audits;
using Ringfence.Controls;
using Ringfence.EndToEnd.Running;

namespace Ringfence.Console.Tests.Pages;

public sealed class PostureRunsTests : IDisposable
{
    private readonly ScratchDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_a_folder_the_newest_stands_and_all_make_the_trend()
    {
        Write("estate/b.json", "2026-02-01T00:00:00Z", "high");
        Write("estate/a.json", "2026-03-01T00:00:00Z", "critical", "low");
        File.WriteAllText(_folder.In("estate/other.json"), """{"schema":"another/1"}""");
        Write("single.json", "2026-02-15T00:00:00Z", "high", "high");
        var runs = Runs("estate", "single.json", "not-there-yet");
        Assert.Equal([_folder.In("estate/a.json"), _folder.In("single.json")], runs.Standing());
        var trend = runs.Trend();
        Assert.Equal([1, 3, 4], trend.Select(point => point.Open));
        Assert.Equal([1, 3, 2], trend.Select(point => point.Of(Severity.High)));
        Assert.Equal((1, 1), (trend[2].Of(Severity.Critical), trend[2].Of(Severity.Low)));
        Assert.Equal("a.json", runs.Newest()!.Name);
    }

    [Fact]
    public void A_file_that_changes_is_counted_anew()
    {
        Write("audit.json", "2026-02-01T00:00:00Z", "high");
        var runs = Runs("audit.json");
        Assert.Equal(1, Assert.Single(runs.Trend()).Open);
        Write("audit.json", "2026-02-02T00:00:00Z", "high", "medium", "medium");
        Assert.Equal(3, Assert.Single(runs.Trend()).Open);
    }

    [Fact]
    public void A_file_that_is_named_must_be_a_result()
    {
        File.WriteAllText(_folder.In("audit.json"), "{}");
        Assert.Throws<InvalidDataException>(() => Runs("audit.json").Trend());
    }

    [Fact]
    public void Where_none_is_named_there_is_none()
    {
        var runs = Runs();
        Assert.False(runs.IsThere);
        Assert.Empty(runs.Trend());
        Assert.Null(runs.Newest());
    }

    private PostureRuns Runs(params string[] places) =>
        new(new ConsoleOptions { Posture = [.. places.Select(place => _folder.In(place))] });

    private void Write(string name, string time, params string[] severities)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.In(name))!);
        var findings = severities.Select(severity =>
            $$"""{"control":"no-such-control","verdict":"Fail","severity":"{{severity}}","reason":"r"}"""
        );
        File.WriteAllText(
            _folder.In(name),
            $$"""{"schema":"ringfence.audit/1","time":"{{time}}","findings":[{{string.Join(',', findings)}}]}"""
        );
    }
}
