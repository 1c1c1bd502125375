using System.Text.Json.Nodes;

namespace Ringfence.Cdk.Tests.Detection;

/// <summary>What people must hear of is in a template: an alarm that reaches them, over a metric that something fills.</summary>
[Collection(nameof(Synthesis))]
public class AlarmTests(Synthesis synthesis)
{
    [Theory]
    [InlineData("clinic-trail-offhours")]
    [InlineData("clinic-trail-unexpectedmodel")]
    [InlineData("clinic-trail-otherdoor")]
    [InlineData("clinic-trail-keychanges")]
    [InlineData("clinic-trail-trailchanges")]
    [InlineData("clinic-trail-rolechanges")]
    [InlineData("clinic-trail-policychanges")]
    [InlineData("clinic-trail-rootuse")]
    [InlineData("clinic-trail-signinwithoutmfa")]
    [InlineData("clinic-trail-breakglass")]
    [InlineData("clinic-trail-massreads")]
    [InlineData("clinic-trail-questions")]
    [InlineData("clinic-production-gateway-closed")]
    [InlineData("clinic-production-gateway-unarchived")]
    public void An_alarm_of_a_log_counts_what_its_filter_finds(string name)
    {
        var alarm = Alarm(name);

        Assert.Contains(
            synthesis.AllResources,
            each =>
                each.Stack == alarm.Stack
                && each.Body["Type"]!.ToString() == "AWS::Logs::MetricFilter"
                && each.Body["Properties"]!["MetricTransformations"]![0]!["MetricName"]!.ToString()
                    == alarm.Properties["MetricName"]!.ToString()
        );
        Assert.Equal("GreaterThanOrEqualToThreshold", alarm.Properties["ComparisonOperator"]!.ToString());
    }

    [Theory]
    [InlineData("clinic-production-model-volume", "Invocations")]
    [InlineData("clinic-production-query-volume", "SelectThroughput")]
    [InlineData("clinic-production-connections", "DatabaseConnections")]
    public void What_is_more_than_usual_rings(string name, string metric) =>
        Assert.Contains($"\"{metric}\"", Alarm(name).Properties["Metrics"]!.ToJsonString());

    [Theory]
    [InlineData("clinic-production-rules")]
    [InlineData("clinic-archive-rules")]
    [InlineData("clinic-management-rules")]
    public void Our_own_rules_that_fail_or_are_not_asked_ring(string name)
    {
        var (fails, ceases) = (Alarm($"{name}-silent").Properties, Alarm($"{name}-unasked").Properties);

        Assert.Equal(("Errors", "1"), (fails["MetricName"]!.ToString(), fails["Threshold"]!.ToString()));
        Assert.Equal(
            ("Invocations", "LessThanThreshold", "breaching"),
            (
                ceases["MetricName"]!.ToString(),
                ceases["ComparisonOperator"]!.ToString(),
                ceases["TreatMissingData"]!.ToString()
            )
        );
        Assert.Equal(
            $"{name.Replace("-rules", "-detection-rules", StringComparison.Ordinal)}",
            ceases["Dimensions"]![0]!["Value"]!.ToString()
        );
    }

    private (string Stack, JsonNode Properties) Alarm(string name)
    {
        var (stack, _, body) = Assert.Single(
            synthesis.AllResources,
            each =>
                each.Body["Type"]!.ToString() == "AWS::CloudWatch::Alarm"
                && each.Body["Properties"]!["AlarmName"]!.ToString() == name
        );
        Assert.NotEmpty(body["Properties"]!["AlarmActions"]!.AsArray());
        return (stack, body["Properties"]!);
    }
}
