using Ringfence.Evidence.Ingest;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;

namespace Ringfence.Tests.Evidence.Ingest;

/// <summary>CloudTrail delivers some events late, and some anew with what was missing: the later word holds, and says so.</summary>
public sealed class AddendumTests : IDisposable
{
    private readonly StoreWorld _world = new();

    [Theory]
    [InlineData("a-first.json", "b-second.json")]
    [InlineData("b-first.json", "a-second.json")]
    public void An_updated_event_supersedes_the_one_that_it_updates(string original, string update)
    {
        _world.Write(original, StoreWorld.Trail(StoreWorld.Event(1), StoreWorld.Event(2)));
        _world.Write(update, StoreWorld.Trail(Updated(1, "anthropic.claude-updated")));
        _world.Ingest();
        AssertSuperseded();

        // The original again, in another trail's file: what is known to be superseded stays so.
        _world.Write("c-again.json", StoreWorld.Trail(StoreWorld.Event(1)));
        _world.Ingest();
        AssertSuperseded();
    }

    [Fact]
    public void An_update_that_comes_in_a_later_ingest_supersedes_too()
    {
        _world.Write("a.json", StoreWorld.Trail(StoreWorld.Event(1), StoreWorld.Event(2)));
        _world.Ingest();
        Assert.Equal(["e-1", "e-2"], _world.Ask("SELECT event_id FROM event ORDER BY 1"));
        _world.Write("b.json", StoreWorld.Trail(Updated(1, "anthropic.claude-updated")));
        _world.Ingest();
        AssertSuperseded();
    }

    [Fact]
    public void Of_an_update_of_an_update_the_last_holds()
    {
        _world.Write(
            "a.json",
            StoreWorld.Trail(Updated(1, "second", "u-2", "u-1"), StoreWorld.Event(1), Updated(1, "first", "u-1", "e-1"))
        );
        _world.Ingest();
        Assert.Equal(["u-2|second"], _world.Ask("SELECT event_id, model FROM event_v"));
        Assert.Equal(["e-1", "u-1"], _world.Ask("SELECT event_id FROM superseded ORDER BY 1"));
    }

    [Fact]
    public void A_late_event_says_why_it_was_late_and_supersedes_nothing()
    {
        _world.Write("a.json", StoreWorld.Trail(StoreWorld.Event(1, ""","addendum":{"reason":"DELIVERY_DELAY"}""")));
        _world.Ingest();
        Assert.Equal(["e-1|DELIVERY_DELAY|"], _world.Ask("SELECT event_id, addendum, updates FROM event_v"));
        Assert.Equal(
            "request r-1: CloudTrail delivered event e-1 with an addendum (DELIVERY_DELAY)",
            Assert.Single(Notes("r-1"))
        );
    }

    [Fact]
    public void An_update_of_an_event_that_is_not_here_says_so()
    {
        _world.Write("a.json", StoreWorld.Trail(Updated(1, "m")));
        _world.Ingest();
        Assert.EndsWith("to event e-1, which is not here", Assert.Single(Notes("r-1")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_superseded_bypass_is_found_once()
    {
        _world.Write("a.json", StoreWorld.Trail(StoreWorld.Event(1)));
        _world.Ingest();
        _world.Write("b.json", StoreWorld.Trail(Updated(1, "m")));
        _world.Ingest();
        using var store = EvidenceStore.OpenReadOnly(_world.StorePath);
        var answer = TrailQuestions.Bypass(store, TimeSpan.Zero, new Scope());
        Assert.Equal("m", Assert.Single(answer.Rows)[answer.Columns.ToList().IndexOf("model")]);
        Assert.Single(
            LayerReconciliation.Run(store, TimeSpan.Zero, new Scope()),
            finding => finding.Kind == FindingKind.Bypass
        );
    }

    public void Dispose() => _world.Dispose();

    private void AssertSuperseded()
    {
        Assert.Equal(
            ["e-2|anthropic.claude|", "u-1|anthropic.claude-updated|e-1"],
            _world.Ask("SELECT event_id, model, updates FROM event_v ORDER BY 1")
        );
        Assert.Equal(["e-1|anthropic.claude"], _world.Ask("SELECT event_id, model FROM superseded_v"));
        Assert.Equal(
            "request r-1: CloudTrail delivered event u-1 with an addendum (UPDATED_DATA: requestParameters); it supersedes event e-1, which is kept in superseded_v and counted nowhere",
            Assert.Single(Notes("r-1"))
        );
        Assert.Empty(Notes("r-2"));
    }

    private IReadOnlyList<string> Notes(string id)
    {
        using var store = EvidenceStore.OpenReadOnly(_world.StorePath);
        return TrailQuestions.Answer(store, Ask.Call(id, new Scope())).Notes;
    }

    private static string Updated(int number, string model, string id = "u-1", string original = "e-1") =>
        StoreWorld
            .Event(
                number,
                $$""","addendum":{"reason":"UPDATED_DATA","updatedFields":"requestParameters","originalRequestID":"r-{{number}}","originalEventID":"{{original}}"}"""
            )
            .Replace($"\"eventID\":\"e-{number}\"", $"\"eventID\":\"{id}\"", StringComparison.Ordinal)
            .Replace("anthropic.claude", model, StringComparison.Ordinal);
}
