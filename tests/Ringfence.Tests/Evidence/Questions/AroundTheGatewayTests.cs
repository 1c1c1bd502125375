using Ringfence.Evidence.Detections;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;
using Ringfence.Tests.Evidence.Ingest;

namespace Ringfence.Tests.Evidence.Questions;

/// <summary>What reaches protected data without calling a model goes around the gateway too.</summary>
public sealed class AroundTheGatewayTests : IDisposable
{
    private static readonly Scope Always = new();
    private readonly StoreWorld _world = new();

    [Theory]
    [InlineData("bedrock.amazonaws.com", "CountTokens", "runtime")]
    [InlineData("bedrock.amazonaws.com", "ApplyGuardrail", "guardrail")]
    [InlineData("bedrock.amazonaws.com", "InvokeGuardrailChecks", "guardrail")]
    [InlineData("bedrock.amazonaws.com", "Retrieve", "knowledge-base")]
    [InlineData("bedrock.amazonaws.com", "RetrieveAndGenerate", "agents")]
    [InlineData("bedrock.amazonaws.com", "GetAgentMemory", "agents")]
    [InlineData("bedrock-mantle.amazonaws.com", "GetInference", "mantle")]
    [InlineData("aws-external-anthropic.amazonaws.com", "CountTokens", "claude-platform")]
    public async Task Each_way_to_protected_data_is_a_bypass(string source, string name, string door)
    {
        await FillAsync(Around(source, name, "Stranger"));
        using var store = EvidenceStore.OpenReadOnly(_world.StorePath);
        var answer = TrailQuestions.Bypass(store, TimeSpan.Zero, Always);
        var row = Assert.Single(answer.Rows);
        Assert.Equal(
            ("r-around", door, name, 1L),
            (
                Of(answer, row, "request_id"),
                Of(answer, row, "door"),
                Of(answer, row, "operation"),
                Of(answer, row, "sure")
            )
        );
        var finding = Assert.Single(
            LayerReconciliation.Run(store, TimeSpan.Zero, Always),
            finding => finding.Kind == FindingKind.Bypass
        );
        Assert.Equal((true, "request r-around"), (finding.Sure, finding.Object));
        Assert.Single(Anomalies.Find(store, Severity.Critical, "gateway-bypassed", Always).Rows);
    }

    // Late delivery is CloudTrail's rule: by the number of rows before it a page would begin with a row that was shown already.
    [Fact]
    public void A_call_that_is_delivered_between_two_pages_moves_no_other_to_another_page()
    {
        _world.Write("a.json", StoreWorld.Trail(Enumerable.Range(10, 6).Select(number => StoreWorld.Event(number))));
        _world.Ingest();
        var (first, next) = Page(null);
        _world.Write("b.json", StoreWorld.Trail(Enumerable.Range(1, 3).Select(number => StoreWorld.Event(number))));
        _world.Ingest();
        var (second, end) = Page(next);
        Assert.Equal(["r-10", "r-11", "r-12", "r-13", "r-14", "r-15"], first.Concat(second));
        Assert.NotNull(next);
        Assert.Null(end);

        (List<object?> Requests, string? Next) Page(string? cursor)
        {
            using var store = EvidenceStore.OpenReadOnly(_world.StorePath);
            var answer = TrailQuestions.Bypass(store, TimeSpan.Zero, new Scope(Limit: 3, Cursor: cursor));
            return ([.. answer.Rows.Select(row => Of(answer, row, "request_id"))], answer.Next);
        }
    }

    [Theory]
    [InlineData("App", 0L)]
    [InlineData("Stranger", 1L)]
    public async Task A_guardrail_s_check_by_the_gateway_s_own_role_may_be_its_redaction(string role, long sure)
    {
        await FillAsync(Around("bedrock.amazonaws.com", "ApplyGuardrail", role));
        using var store = EvidenceStore.OpenReadOnly(_world.StorePath);
        var answer = TrailQuestions.Bypass(store, TimeSpan.Zero, Always);
        Assert.Equal(sure, Of(answer, Assert.Single(answer.Rows), "sure"));
        var finding = Assert.Single(
            LayerReconciliation.Run(store, TimeSpan.Zero, Always),
            finding => finding.Kind == FindingKind.Bypass
        );
        Assert.Equal(sure == 1, finding.Sure);
        Assert.Equal(sure, Anomalies.Find(store, Severity.Critical, "gateway-bypassed", Always).Rows.Count);
    }

    [Fact]
    public async Task How_far_the_clocks_lie_apart_is_stated_with_each_answer_over_layers()
    {
        await FillAsync(Around("bedrock.amazonaws.com", "Converse", "Stranger"));
        using var store = EvidenceStore.OpenReadOnly(_world.StorePath);
        TrailQuestion[] questions =
        [
            Ask.Call("r-3", Always),
            Ask.Bypass(TimeSpan.Zero, Always),
            Ask.Who([("person", "a.okafor")], Always),
            Ask.Timeline("a.okafor", Always),
        ];

        // The ledger's calls end 900 ms after :16, and CloudTrail notes :17.
        Assert.All(
            questions,
            question =>
                Assert.Equal(
                    "clocks: CloudTrail's lies 600 ms from the gateway's (median of 8 joined calls; CloudTrail notes whole seconds)",
                    Assert.Single(TrailQuestions.Answer(store, question).Notes)
                )
        );

        // Nothing is estimated where nothing joins.
        var before = new Scope(To: new(2026, 6, 10, 0, 0, 0, TimeSpan.Zero));
        Assert.Empty(TrailQuestions.Answer(store, Ask.Bypass(TimeSpan.Zero, before)).Notes);
    }

    public void Dispose() => _world.Dispose();

    private async Task FillAsync(string around)
    {
        await _world.RecordAsync(Path.Combine(_world.Logs, "ledger"), 0, 8);
        _world.Write(
            "trail.json",
            StoreWorld.Trail([.. Enumerable.Range(0, 8).Select(one => StoreWorld.Event(one)), around])
        );
        _world.Ingest(Path.Combine(_world.Logs, "ledger"), Path.Combine(_world.Logs, "trail.json"));
    }

    private static string Around(string source, string name, string role) =>
        StoreWorld
            .Event(5)
            .Replace("r-5", "r-around", StringComparison.Ordinal)
            .Replace("e-5", "e-around", StringComparison.Ordinal)
            .Replace("bedrock.amazonaws.com", source, StringComparison.Ordinal)
            .Replace("\"Converse\"", $"\"{name}\"", StringComparison.Ordinal)
            .Replace("role/x/App", $"role/x/{role}", StringComparison.Ordinal);

    private static object? Of(Answer answer, object?[] row, string column) =>
        row[answer.Columns.ToList().IndexOf(column)];
}
