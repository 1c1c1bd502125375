using Ringfence.Evidence.Store;
using Ringfence.Evidence.Subjects;
using Ringfence.Tests.Evidence.Ingest;

namespace Ringfence.Tests.Evidence.Store;

/// <summary>What is counted once and kept is what a count of all events gives, whatever was done to the store.</summary>
public sealed class DayCountsTests : IDisposable
{
    private const string Counted = """
        SELECT coalesce(time / 86400000, -1) AS day, coalesce(principal, 0) AS principal, count(*) FROM event GROUP BY 1, 2 ORDER BY 1, 2
        """;

    private const string Kept = "SELECT day, principal, events FROM principal_day ORDER BY day, principal";

    // Records go in order of time: the newest goes with the rest, and its row's number is given again.
    private static readonly string[] Written =
    [
        "UPDATE event SET time = time + 86400000 WHERE id % 7 = 3",
        "UPDATE event SET principal = NULL WHERE id % 5 = 1",
        "DELETE FROM event WHERE id > (SELECT max(id) - 3 FROM event)",
        "DELETE FROM event WHERE id % 4 = 2",
    ];

    private readonly StoreWorld _world = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void They_equal_the_full_count_after_every_ingest_repeat_update_and_deletion(int seed)
    {
        var random = new Random(seed);
        var next = 0;
        for (var step = 0; step < 24; step++)
        {
            switch (random.Next(6))
            {
                case 0:
                    Write($"again-{step}.json", random, random.Next(next + 1), ref next);
                    break;
                case 1 when next > 0:
                    Retain(random.Next(5));
                    break;
                case 2 when next > 0:
                    Change(Written[random.Next(Written.Length)]);
                    break;
                case 3 when next > 0:
                    Supersede(step, random.Next(next));
                    break;
                default:
                    Write($"new-{step}.json", random, next, ref next);
                    break;
            }

            Assert.Equal(_world.Ask(Counted), _world.Ask(Kept));
            Assert.Empty(_world.Ask("SELECT day FROM stale_day"));
        }

        Assert.NotEmpty(_world.Ask(Kept));
    }

    [Fact]
    public void An_event_under_the_number_of_a_deleted_one_is_counted_and_judged()
    {
        _world.Write("a.json", StoreWorld.Event(1));
        _world.Ingest();
        Assert.Equal(["1"], _world.Ask("SELECT count(*) FROM unexplained"));
        Retain(0);
        Assert.Equal(["0"], _world.Ask("SELECT count(*) FROM event"));
        _world.Write("b.json", StoreWorld.Event(2));
        _world.Ingest();
        Assert.Equal(["e-2"], _world.Ask("SELECT e.event_id FROM unexplained u JOIN event e ON e.id = u.event"));
        Assert.Equal(
            ["2026-06-11|arn:aws:sts::111122223333:assumed-role/App/a.okafor|1"],
            _world.Ask("SELECT * FROM principal_day_v")
        );
    }

    public void Dispose() => _world.Dispose();

    private void Write(string name, Random random, int from, ref int next)
    {
        var count = random.Next(1, 30);
        _world.Write(name, StoreWorld.Trail(Enumerable.Range(from, count).Select(Event)));
        next = Math.Max(next, from + count);
        _world.Ingest();
    }

    // Of each number always the same: of three principals and none, of four days and none.
    private static string Event(int number) =>
        StoreWorld
            .Event(number % 60)
            .Replace($"\"e-{number % 60}\"", $"\"e-{number}\"", StringComparison.Ordinal)
            .Replace("2026-06-11T", number % 11 == 5 ? "" : $"2026-06-{11 + (number % 4)}T", StringComparison.Ordinal)
            .Replace(number % 11 == 5 ? "\"eventTime\"" : "\0", "\"noTime\"", StringComparison.Ordinal)
            .Replace("assumed-role/App/a.okafor", $"assumed-role/App/p-{number % 3}", StringComparison.Ordinal);

    private void Supersede(int step, int original)
    {
        _world.Write(
            $"update-{step}.json",
            Event(original)
                .Replace($"\"e-{original}\"", $"\"u-{step}\"", StringComparison.Ordinal)
                .Replace(
                    "\"eventVersion\"",
                    $"\"addendum\":{{\"reason\":\"UPDATED_DATA\",\"originalEventID\":\"e-{original}\"}},\"eventVersion\"",
                    StringComparison.Ordinal
                )
        );
        _world.Ingest();
    }

    private void Change(string sql)
    {
        using var store = EvidenceStore.Open(_world.StorePath);
        store.Run(sql);
        Ringfence.Evidence.Ingest.Settlement.Run(store);
    }

    private void Retain(int days)
    {
        using var store = EvidenceStore.Open(_world.StorePath);
        var policy = new RetentionPolicy(RetentionPolicy.Default.Days.ToDictionary(kind => kind.Key, _ => days));
        Retention.Run(store, policy, new DateTimeOffset(2026, 6, 15, 0, 0, 0, TimeSpan.Zero), dryRun: false);
    }
}
