using Constructs;

namespace Ringfence.Cdk;

/// <summary>Alarms in CloudFormation's words: each tells people when it begins, ends, or no longer knows.</summary>
internal static class Alarms
{
    /// <summary>Counts the lines of a log group that a pattern finds, as a metric.</summary>
    public static void Count(
        Construct scope,
        string id,
        string group,
        string pattern,
        (string Space, string Metric) metric
    ) =>
        scope.Declare(
            id,
            "AWS::Logs::MetricFilter",
            new Map
            {
                ["LogGroupName"] = group,
                ["FilterPattern"] = pattern,
                ["MetricTransformations"] = new object[]
                {
                    new Map
                    {
                        ["MetricName"] = metric.Metric,
                        ["MetricNamespace"] = metric.Space,
                        ["MetricValue"] = "1",
                        ["DefaultValue"] = 0,
                    },
                },
            }
        );

    /// <summary>An alarm on a metric that reaches a number.</summary>
    public static void Reached(
        Construct scope,
        string id,
        string name,
        string what,
        (string Space, string Metric) metric,
        IReadOnlyList<(string Name, string Value)> dimensions,
        string statistic,
        (int Number, int Seconds) most,
        string topic
    ) =>
        scope.Declare(
            id,
            "AWS::CloudWatch::Alarm",
            Counted(name, what, metric, dimensions, statistic, most, "GreaterThanOrEqualToThreshold", topic)
        );

    /// <summary>An alarm on what must go on happening: it rings where a count stays empty for so many seconds.</summary>
    public static void Ceased(
        Construct scope,
        string id,
        string name,
        string what,
        (string Space, string Metric) metric,
        IReadOnlyList<(string Name, string Value)> dimensions,
        int seconds,
        string topic
    ) =>
        scope.Declare(
            id,
            "AWS::CloudWatch::Alarm",
            new Map(Counted(name, what, metric, dimensions, "Sum", (1, seconds), "LessThanThreshold", topic))
            {
                ["TreatMissingData"] = "breaching",
            }
        );

    /// <summary>An alarm on a metric that leaves upward what is usual for its hour and weekday.</summary>
    public static void Unusual(
        Construct scope,
        string id,
        string name,
        string what,
        (string Space, string Metric) metric,
        IReadOnlyList<(string Name, string Value)> dimensions,
        string statistic,
        string topic
    ) =>
        scope.Declare(
            id,
            "AWS::CloudWatch::Alarm",
            new Map(Common(name, what, topic))
            {
                ["ComparisonOperator"] = "GreaterThanUpperThreshold",
                ["ThresholdMetricId"] = "usual",
                ["Metrics"] = new object[]
                {
                    new Map
                    {
                        ["Id"] = "now",
                        ["ReturnData"] = true,
                        ["MetricStat"] = new Map
                        {
                            ["Metric"] = new Map
                            {
                                ["Namespace"] = metric.Space,
                                ["MetricName"] = metric.Metric,
                                ["Dimensions"] = Of(dimensions),
                            },
                            ["Period"] = 300,
                            ["Stat"] = statistic,
                        },
                    },
                    new Map
                    {
                        ["Id"] = "usual",
                        ["Expression"] = "ANOMALY_DETECTION_BAND(now, 3)",
                        ["ReturnData"] = true,
                    },
                },
            }
        );

    /// <summary>What alarms have in common. What is not measured rings by itself only where an alarm says so.</summary>
    public static Map Common(string name, string what, string topic) =>
        new()
        {
            ["AlarmName"] = name,
            ["AlarmDescription"] = what,
            ["EvaluationPeriods"] = 1,
            ["TreatMissingData"] = "notBreaching",
            ["ActionsEnabled"] = true,
            ["AlarmActions"] = new[] { topic },
            ["OKActions"] = new[] { topic },
            ["InsufficientDataActions"] = new[] { topic },
        };

    private static Map Counted(
        string name,
        string what,
        (string Space, string Metric) metric,
        IReadOnlyList<(string Name, string Value)> dimensions,
        string statistic,
        (int Number, int Seconds) bound,
        string comparison,
        string topic
    ) =>
        new(Common(name, what, topic))
        {
            ["Namespace"] = metric.Space,
            ["MetricName"] = metric.Metric,
            ["Dimensions"] = Of(dimensions),
            ["Statistic"] = statistic,
            ["Period"] = bound.Seconds,
            ["Threshold"] = bound.Number,
            ["ComparisonOperator"] = comparison,
        };

    // A property that is null is not written.
    private static object Of(IReadOnlyList<(string Name, string Value)> dimensions) =>
        dimensions.Count == 0
            ? null!
            : dimensions.Select(each => new Map { ["Name"] = each.Name, ["Value"] = each.Value }).ToArray();
}
