using Ringfence.Evidence.Detections;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;
using Ringfence.Tests.Evidence.Ingest;

namespace Ringfence.Tests.Evidence.Detections;

/// <summary>Hours, models and regions that an organisation expects.</summary>
public sealed class ExpectedTests : IDisposable
{
    private readonly StoreWorld _world = new();

    // 2026-06-11 is a Thursday.
    [Theory]
    [InlineData("""{"zone":"America/New_York","from":"07:00","to":"19:00"}""", "2026-06-11T11:00:00Z", true)]
    [InlineData("""{"zone":"America/New_York","from":"07:00","to":"19:00"}""", "2026-06-11T10:59:00Z", false)]
    [InlineData("""{"zone":"America/New_York","from":"07:00","to":"19:00"}""", "2026-06-11T23:00:00Z", false)]
    [InlineData("""{"zone":"America/New_York","from":"07:00","to":"19:00"}""", "2026-01-15T11:30:00Z", false)]
    [InlineData("""{"zone":"America/New_York","from":"07:00","to":"19:00"}""", "2026-01-15T12:00:00Z", true)]
    [InlineData("""{"zone":"Asia/Kolkata","from":"09:00","to":"18:00"}""", "2026-06-11T03:30:00Z", true)]
    [InlineData("""{"zone":"Asia/Kolkata","from":"09:00","to":"18:00"}""", "2026-06-11T03:29:00Z", false)]
    [InlineData("""{"zone":"UTC"}""", "2026-06-13T12:00:00Z", false)]
    [InlineData("""{"zone":"UTC","days":["sat","sunday"]}""", "2026-06-13T12:00:00Z", true)]
    [InlineData("""{"zone":"UTC","holidays":["2026-06-11"]}""", "2026-06-11T12:00:00Z", false)]
    [InlineData("""{"zone":"UTC","days":["thu"],"from":"22:00","to":"06:00"}""", "2026-06-12T05:59:00Z", true)]
    [InlineData("""{"zone":"UTC","days":["thu"],"from":"22:00","to":"06:00"}""", "2026-06-11T05:59:00Z", false)]
    [InlineData("""{"zone":"UTC","days":["thu"],"from":"00:00","to":"00:00"}""", "2026-06-11T23:59:00Z", true)]
    public void A_calendar_knows_its_zone_its_summer_time_its_days_and_its_nights(
        string calendar,
        string moment,
        bool working
    ) =>
        Assert.Equal(
            working,
            Read($$"""{"default":{{calendar}}}""")
                .Of("a", null)!
                .IsWorking(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture))
        );

    [Fact]
    public void The_file_knows_a_persons_team_before_the_gateway_does()
    {
        var expected = Read(
            """{"default":{"zone":"UTC"},"teams":{"night":{"zone":"UTC","from":"20:00","to":"06:00"}},"people":{"a.okafor":"night"}}"""
        );
        Assert.Equal(new TimeOnly(20, 0), expected.Of("a.okafor", "oncology")!.From);
        Assert.Equal(new TimeOnly(20, 0), expected.Of("b", "night")!.From);
        Assert.Equal(new TimeOnly(8, 0), expected.Of("b", "oncology")!.From);
        Assert.Null(Read("""{"models":["x"]}""").Of("b", "oncology"));
    }

    [Theory]
    [InlineData("""{"default":{"zone":"Mars/Olympus"}}""", "IANA")]
    [InlineData("""{"default":{"zone":"UTC","from":"7"}}""", "07:30")]
    [InlineData("""{"default":{"zone":"UTC","days":["t"]}}""", "mon, tue")]
    [InlineData("""{"default":{"zone":"UTC","holidays":["25.12."]}}""", "2026-12-25")]
    [InlineData("""{"default":{"zone":"UTC","form":"07:00"}}""", "default.form is not known")]
    [InlineData("""{"calendars":{}}""", "calendars is not known")]
    [InlineData("[]", "America/New_York")]
    public void What_cannot_be_meant_is_refused_with_what_is_allowed(string file, string said) =>
        Assert.Contains(said, Assert.Throws<InvalidDataException>(() => Read(file)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"default":{"zone":"UTC","from":"07:00","to":"19:00"}}""", "outside-hours")]
    [InlineData("""{"models":["amazon.*"]}""", "unexpected-model")]
    [InlineData("""{"regions":["eu-*"]}""", "unexpected-region")]
    public void What_is_not_expected_is_found_once_a_person_and_day_model_or_region(string file, string detection)
    {
        var row = Assert.Single(Find(file));
        Assert.Equal((detection, "a.okafor", 30L), (row[1], row[4], row[8]));
    }

    [Fact]
    public void The_team_that_the_gateway_last_knew_decides_the_calendar()
    {
        const string File =
            """{"default":{"zone":"UTC"},"teams":{"night":{"zone":"UTC","from":"20:00","to":"06:00"}}}""";
        Assert.Single(Find(File));
        using (var store = EvidenceStore.Open(_world.StorePath))
        {
            store.Run("INSERT OR IGNORE INTO word(value) VALUES('night'), ('day')");
            foreach (var (time, team) in new[] { (1000, "day"), (2000, "night") })
            {
                store.Run(
                    $"INSERT INTO gateway_call(file, request_id, entry, time, person, team) SELECT 1, 'g-{time}', 0, {time}, person, (SELECT id FROM word WHERE value = '{team}') FROM event LIMIT 1"
                );
            }
        }

        Assert.Empty(Find(File));
    }

    [Theory]
    [InlineData("""{"default":{"zone":"UTC","from":"00:00","to":"07:00"}}""")]
    [InlineData("""{"models":["anthropic.*"]}""")]
    [InlineData("""{"regions":["us-east-1"]}""")]
    [InlineData("""{"default":{"zone":"Asia/Tokyo"},"models":["anthropic.claude"],"regions":["us-*"]}""")]
    public void What_is_expected_is_no_finding(string file) => Assert.Empty(Find(file));

    public void Dispose() => _world.Dispose();

    private Expected Read(string file) => Expected.Read(_world.Write("expected.json", file));

    // Thirty calls after midnight UTC on a Thursday: nine in the morning in Tokyo.
    private IReadOnlyList<object?[]> Find(string file)
    {
        var log = _world.Write(
            "log.json",
            StoreWorld.Trail(Enumerable.Range(0, 30).Select(number => StoreWorld.Event(number)))
        );
        _world.Ingest(log);
        using var store = EvidenceStore.OpenReadOnly(_world.StorePath);
        var rows = Unexpected.Find(store, Read(file), Severity.Low, new Scope());
        Assert.All(
            rows,
            row => Assert.Equal(Anomalies.Find(store, Severity.Low, null, new Scope(), [row]).Columns.Count, row.Length)
        );
        return rows;
    }
}
