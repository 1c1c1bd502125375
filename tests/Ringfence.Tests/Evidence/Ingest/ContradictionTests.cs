using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;

namespace Ringfence.Tests.Evidence.Ingest;

/// <summary>A record that comes again and says something else is no repeat.</summary>
public sealed class ContradictionTests : IDisposable
{
    private const string Logged =
        """{"schemaType":"ModelInvocationLog","timestamp":"2026-06-11T00:00:38Z","accountId":"111122223333","requestId":"r-1","operation":"Converse","modelId":"m","identity":{"arn":"arn:aws:sts::1:assumed-role/x/y"},"input":{"inputTokenCount":7},"output":{"outputTokenCount":9} }""";

    private readonly StoreWorld _world = new();

    [Theory]
    [InlineData("00:00:38Z", "00:09:38Z", "time")]
    [InlineData("assumed-role/x/y", "assumed-role/x/z", "principal, person")]
    [InlineData("\"outputTokenCount\":9", "\"outputTokenCount\":90", "output_tokens")]
    [InlineData("\"modelId\":\"m\"", "\"modelId\":\"n\"", "model")]
    public void Another_invocation_under_a_known_request_id_is_found(string from, string to, string fields)
    {
        _world.Write("a.json", Logged);
        _world.Write("b.json", Logged.Replace(from, to, StringComparison.Ordinal));
        var report = _world.Ingest();
        Assert.Contains($"something else ({fields})", Assert.Single(report.SetAside).Reason, StringComparison.Ordinal);
        AssertFound("invocation-log r-1", fields);

        // A repeat finds it neither twice nor no more.
        _world.Ingest();
        AssertFound("invocation-log r-1", fields);
    }

    [Theory]
    [InlineData("a.okafor", "b.ngata", "principal")]
    [InlineData("anthropic.claude", "amazon.nova", "model")]
    public void Another_event_under_a_known_event_id_is_found(string from, string to, string fields)
    {
        _world.Write("a.json", StoreWorld.Trail(StoreWorld.Event(1)));
        _world.Write("b.json", StoreWorld.Trail(StoreWorld.Event(1).Replace(from, to, StringComparison.Ordinal)));
        Assert.Single(_world.Ingest().SetAside);
        AssertFound("cloudtrail e-1", fields);
        Assert.Equal(["1"], _world.Ask("SELECT count(*) FROM event"));
    }

    [Fact]
    public void The_same_record_in_another_form_contradicts_nothing()
    {
        _world.Write("a.json", Logged);
        _world.Write("b.json", Logged.Replace(",\"accountId\":\"111122223333\"", "", StringComparison.Ordinal));
        _world.Write("c.json", StoreWorld.Trail(StoreWorld.Event(1)));
        _world.Write("d.json", StoreWorld.Event(1));
        Assert.Empty(_world.Ingest().SetAside);
        Assert.DoesNotContain(Findings(), finding => finding.Kind == FindingKind.IdReused);
    }

    public void Dispose() => _world.Dispose();

    private void AssertFound(string named, string fields)
    {
        var finding = Assert.Single(Findings(), finding => finding.Kind == FindingKind.IdReused);
        Assert.Equal((named, true), (finding.Object, finding.Sure));
        Assert.Contains($"({fields})", finding.Detail, StringComparison.Ordinal);
        Assert.Contains("b.json", finding.Detail, StringComparison.Ordinal);
    }

    private IReadOnlyList<TrailFinding> Findings()
    {
        using var store = EvidenceStore.OpenReadOnly(_world.StorePath);
        return LayerReconciliation.Run(store, TimeSpan.Zero, new Scope());
    }
}
