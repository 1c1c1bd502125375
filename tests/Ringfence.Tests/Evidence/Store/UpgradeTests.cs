using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;
using Ringfence.Tests.Evidence.Ingest;

namespace Ringfence.Tests.Evidence.Store;

/// <summary>A store of an older version is brought up to date, and loses nothing by it.</summary>
public sealed class UpgradeTests : IDisposable
{
    private readonly StoreWorld _world = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_store_of_the_first_version_answers_and_takes_in_more(bool questionFirst)
    {
        _world.Write("a.json", StoreWorld.Trail(StoreWorld.Event(1), StoreWorld.Event(2)));
        _world.Ingest();
        MakeFirst();
        if (questionFirst)
        {
            using var store = EvidenceStore.OpenReadOnly(_world.StorePath);
            Assert.Equal(2, TrailQuestions.Bypass(store, TimeSpan.Zero, new Scope()).Rows.Count);
            Assert.Empty(TrailQuestions.Who(store, [("record", "*")], new Scope()).Rows);
            Assert.Equal(["2"], _world.Ask("SELECT sum(events) FROM principal_day_v WHERE day = '2026-06-11'"));
        }

        _world.Write("b.json", StoreWorld.Trail(StoreWorld.Event(3, ""","addendum":{"reason":"DELIVERY_DELAY"}""")));
        _world.Ingest();
        Assert.Equal(
            ["e-1|", "e-2|", "e-3|DELIVERY_DELAY"],
            _world.Ask("SELECT event_id, addendum FROM event_v ORDER BY 1")
        );
        Assert.Equal([$"{Schema.Version}"], _world.Ask("PRAGMA user_version"));
        Assert.Equal(["3"], _world.Ask("SELECT sum(events) FROM principal_day_v WHERE day = '2026-06-11'"));
        Assert.Equal(
            ["3"],
            _world.Ask("SELECT count(*) FROM unexplained u JOIN event e ON e.id = u.event AND e.time = u.time")
        );
    }

    [Fact]
    public void A_store_of_a_newer_version_is_refused_whoever_opens_it()
    {
        _world.Write("a.json", StoreWorld.Event(1));
        _world.Ingest();
        using (var store = EvidenceStore.Open(_world.StorePath))
        {
            store.Run($"PRAGMA user_version = {Schema.Version + 1}");
        }

        foreach (var open in (Func<string, EvidenceStore>[])[EvidenceStore.Open, EvidenceStore.OpenReadOnly])
        {
            Assert.Contains(
                "newer Ringfence",
                Assert.Throws<IOException>(() => open(_world.StorePath)).Message,
                StringComparison.Ordinal
            );
        }
    }

    public void Dispose() => _world.Dispose();

    // As version 1 had made it.
    private void MakeFirst()
    {
        using var store = EvidenceStore.Open(_world.StorePath);
        store.Run(
            """
            DROP VIEW event_v; DROP VIEW superseded_v; DROP VIEW principal_day_v; DROP TRIGGER event_deleted; DROP TRIGGER event_changed; DROP TABLE principal_day; DROP TABLE stale_day;
            DROP INDEX unexplained_time; ALTER TABLE unexplained DROP COLUMN time; DELETE FROM progress WHERE name = 'counted';
            DROP TABLE superseded; DROP TABLE contradiction;
            DROP INDEX event_copied; DROP INDEX event_updates;
            ALTER TABLE event DROP COLUMN copied_from; ALTER TABLE event DROP COLUMN updates; ALTER TABLE event DROP COLUMN addendum;
            CREATE VIEW event_v AS SELECT id, event_id FROM event;
            PRAGMA user_version = 1;
            """
        );
    }
}
