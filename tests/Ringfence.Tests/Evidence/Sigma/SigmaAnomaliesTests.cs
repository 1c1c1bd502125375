using Ringfence.Evidence.Detections;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Sigma;
using Ringfence.Evidence.Store;
using Ringfence.Tests.Evidence.Ingest;

namespace Ringfence.Tests.Evidence.Sigma;

/// <summary>Rules over what a store was filled from.</summary>
public sealed class SigmaAnomaliesTests : IDisposable
{
    private const string Rule = """
        title: Many Tokens
        id: many-tokens
        level: high
        tags: [attack.t1496]
        logsource:
            product: aws
            service: cloudtrail
        detection:
            selection:
                eventSource: bedrock.amazonaws.com
                additionalEventData.inputTokens|gte: 500
            condition: selection
        """;

    private readonly StoreWorld _world = new();

    [Fact]
    public void A_rule_may_ask_what_the_store_does_not_keep_since_the_logs_are_read_again()
    {
        Fill(gzip: true);
        var report = Find(new Scope());
        Assert.Empty(report.Limits);
        Assert.Equal(1, report.Run);
        Assert.Equal(["r-5", "r-6", "r-7", "r-8", "r-9"], report.Rows.Select(row => (string)row[9]!));
        Assert.All(report.Rows, row => Assert.Equal(("high", "sigma:many-tokens", "T1496"), (row[0], row[1], row[12])));
        Assert.Equal(
            2,
            Find(
                new Scope(new(2026, 6, 11, 0, 8, 0, TimeSpan.Zero), new(2026, 6, 12, 0, 0, 0, TimeSpan.Zero))
            ).Rows.Count
        );
    }

    [Fact]
    public void An_event_in_two_files_is_one()
    {
        Fill(gzip: false);
        File.Copy(Path.Combine(_world.Logs, "log.json"), Path.Combine(_world.Logs, "copy.json"));
        _world.Ingest();
        Assert.Equal(5, Find(new Scope()).Rows.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_a_file_that_is_gone_or_changed_it_is_said_what_a_rule_cannot_see(bool changed)
    {
        Fill(gzip: false);
        var log = Path.Combine(_world.Logs, "log.json");
        if (changed)
        {
            File.AppendAllText(log, "\n");
        }
        else
        {
            File.Delete(log);
        }

        var report = Find(new Scope());
        Assert.Empty(report.Rows);
        Assert.Contains(
            "10 events of 1 log files that are gone or changed are known from the store alone, which does not keep additionalEventData.inputTokens",
            Assert.Single(report.Limits),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Columns_of_the_store_answer_a_rule_that_asks_no_more()
    {
        Fill(gzip: false);
        File.Delete(Path.Combine(_world.Logs, "log.json"));
        var report = Find(
            new Scope(),
            Rule.Replace("additionalEventData.inputTokens|gte: 500", "eventName: Converse", StringComparison.Ordinal)
        );
        Assert.Empty(report.Limits);
        Assert.Equal(10, report.Rows.Count);
    }

    [Fact]
    public void Rules_stand_among_the_detections_by_severity()
    {
        Fill(gzip: false);
        using var store = EvidenceStore.OpenReadOnly(_world.StorePath);
        var rows = SigmaAnomalies.Find(store, Written(Rule), Severity.Low, new Scope()).Rows;
        var answer = Anomalies.Find(store, Severity.Low, null, new Scope(), rows);
        Assert.Equal(5, answer.Rows.Count);
        Assert.All(answer.Rows, row => Assert.Equal(answer.Columns.Count, row.Length));
        Assert.Empty(SigmaAnomalies.Find(store, Written(Rule), Severity.Critical, new Scope()).Rows);
    }

    public void Dispose() => _world.Dispose();

    private void Fill(bool gzip)
    {
        _world.Write(
            "log.json",
            StoreWorld.Trail(
                Enumerable
                    .Range(0, 10)
                    .Select(number =>
                        StoreWorld.Event(number, $",\"additionalEventData\":{{\"inputTokens\":{number * 100}}}")
                    )
            ),
            gzip
        );
        _world.Ingest();
    }

    private SigmaReport Find(Scope scope, string rule = Rule)
    {
        using var store = EvidenceStore.OpenReadOnly(_world.StorePath);
        return SigmaAnomalies.Find(store, Written(rule), Severity.Low, scope);
    }

    private string Written(string rule)
    {
        var folder = Path.Combine(Path.GetDirectoryName(_world.StorePath)!, "rules");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "rule.yml"), rule);
        return folder;
    }
}
