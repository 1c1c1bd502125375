using System.Globalization;
using System.Text.Json;
using Ringfence.Evidence.Sigma;

namespace Ringfence.Tests.Evidence.Sigma;

/// <summary>Thresholds and sequences over the events that other rules match.</summary>
public sealed class SigmaCorrelationTests : IDisposable
{
    private const string Rules = """
        title: Denied
        name: denied
        logsource:
            product: aws
            service: cloudtrail
        detection:
            selection:
                errorCode: AccessDenied
            condition: selection
        ---
        title: Listed
        name: listed
        logsource:
            product: aws
            service: cloudtrail
        detection:
            selection:
                eventName: ListFoundationModels
            condition: selection
        ---
        title: Asked
        name: asked
        logsource:
            product: aws
            service: cloudtrail
        detection:
            selection:
                eventName|startswith: Converse
            condition: selection
        ---

        """;

    private readonly string _file = Path.GetTempFileName();

    [Theory]
    [InlineData(4, 60, 0)]
    [InlineData(5, 60, 1)]
    [InlineData(5, 80, 0)]
    [InlineData(12, 60, 2)]
    public void Events_are_counted_within_a_window(int events, int secondsApart, int hits) =>
        Assert.Equal(
            hits,
            Run(
                Correlation("event_count", "[denied]", "gte: 5"),
                Enumerable.Range(0, events).Select(at => Event(at * secondsApart, "eve", error: "AccessDenied"))
            ).Count
        );

    [Fact]
    public void Each_group_is_counted_for_itself_and_an_event_without_the_field_is_in_none()
    {
        var correlation = Correlation("event_count", "[denied]", "gte: 3");
        var mixed = Enumerable.Range(0, 4).Select(at => Event(at, at % 2 == 0 ? "eve" : "bob", error: "AccessDenied"));
        Assert.Empty(Run(correlation, mixed));
        Assert.Empty(Run(correlation, Enumerable.Range(0, 4).Select(at => Event(at, null, error: "AccessDenied"))));
        var hit = Assert.Single(
            Run(correlation, Enumerable.Range(0, 4).Select(at => Event(at, "eve", error: "AccessDenied")))
        );
        Assert.Equal(4, hit.Count);
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(2, 0)]
    public void Different_values_are_counted(int names, int hits) =>
        Assert.Equal(
            hits,
            Run(
                Correlation("value_count", "[denied]", "field: eventName\n        gte: 3"),
                Enumerable.Range(0, 12).Select(at => Event(at, "eve", $"Operation{at % names}", "AccessDenied"))
            ).Count
        );

    [Fact]
    public void Temporal_takes_any_order_and_ordered_does_not()
    {
        JsonElement[] backwards = [Event(0, "eve", "Converse"), Event(20, "eve", "ListFoundationModels")];
        JsonElement[] forwards = [Event(0, "eve", "ListFoundationModels"), Event(20, "eve", "Converse")];
        var temporal = Correlation("temporal", "[listed, asked]", null);
        var ordered = Correlation("temporal_ordered", "[listed, asked]", null);
        Assert.Single(Run(temporal, backwards));
        Assert.Single(Run(temporal, forwards));
        Assert.Empty(Run(ordered, backwards));
        Assert.Single(Run(ordered, forwards));
        Assert.Empty(Run(temporal, [Event(0, "eve", "Converse"), Event(20, "bob", "ListFoundationModels")]));
        Assert.Empty(Run(temporal, [Event(0, "eve", "Converse"), Event(400, "eve", "ListFoundationModels")]));
    }

    [Fact]
    public void A_rule_that_a_correlation_uses_is_silent_unless_it_says_generate()
    {
        var events = Enumerable.Range(0, 5).Select(at => Event(at, "eve", error: "AccessDenied")).ToList();
        Assert.Single(Run(Correlation("event_count", "[denied]", "gte: 5"), events));
        Assert.Equal(6, Run(Correlation("event_count", "[denied]", "gte: 5") + "    generate: true\n", events).Count);
    }

    [Fact]
    public void An_alias_is_another_field_in_each_rule()
    {
        var correlation =
            Correlation("temporal", "[listed, asked]", null)
                .Replace("userIdentity.userName", "who", StringComparison.Ordinal)
            + "    aliases:\n        who:\n            listed: userIdentity.userName\n            asked: sourceIPAddress\n";
        Assert.Single(
            Run(correlation, [Event(0, "eve", "ListFoundationModels"), Event(1, "bob", "Converse", address: "eve")])
        );
        Assert.Empty(
            Run(correlation, [Event(0, "eve", "ListFoundationModels"), Event(1, "eve", "Converse", address: "bob")])
        );
    }

    [Theory]
    [InlineData("selection | count() by userIdentity.userName > 3", 1)]
    [InlineData("selection | count() by userIdentity.userName > 4", 0)]
    [InlineData("selection | count(eventName) by userIdentity.userName >= 4", 1)]
    [InlineData("selection | count(eventName) > 4", 0)]
    public void The_first_versions_aggregation_is_run(string condition, int hits) =>
        Assert.Equal(
            hits,
            Run(
                $"title: Old\nlogsource:\n    product: aws\n    service: cloudtrail\ndetection:\n    selection:\n        errorCode: AccessDenied\n    timeframe: 5m\n    condition: {condition}\n",
                Enumerable.Range(0, 4).Select(at => Event(at * 60, "eve", $"Operation{at}", "AccessDenied")),
                alone: true
            ).Count
        );

    public void Dispose() => File.Delete(_file);

    private List<SigmaHit> Run(string rule, IEnumerable<JsonElement> events, bool alone = false)
    {
        File.WriteAllText(_file, alone ? rule : Rules + rule);
        var rules = SigmaRules.Load(_file);
        Assert.Empty(rules.Refused);
        var run = new SigmaRun(rules);
        foreach (var happened in events)
        {
            run.Event(happened);
        }

        return [.. run.Hits().Where(hit => alone || hit.Title is not ("Listed" or "Asked"))];
    }

    private static string Correlation(string kind, string rules, string? condition) =>
        $"title: Correlated\ncorrelation:\n    type: {kind}\n    rules: {rules}\n    group-by:\n        - userIdentity.userName\n    timespan: 5m\n{(condition is null ? "" : $"    condition:\n        {condition}\n")}";

    private static JsonElement Event(
        int second,
        string? user,
        string name = "GetUser",
        string? error = null,
        string address = "10.0.0.1"
    )
    {
        var time = new DateTimeOffset(2026, 6, 11, 0, 0, 0, TimeSpan.Zero).AddSeconds(second);
        return JsonDocument
            .Parse(
                $$"""{"eventTime":"{{time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}}","eventName":"{{name}}","eventSource":"iam.amazonaws.com","sourceIPAddress":"{{address}}","userIdentity":{{(user is null ? "{}" : $$"""{"userName":"{{user}}"}""")}}{{(error is null ? "" : $",\"errorCode\":\"{error}\"")}}}"""
            )
            .RootElement;
    }
}
