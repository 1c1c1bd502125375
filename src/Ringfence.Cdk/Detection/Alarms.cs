using Constructs;

namespace Ringfence.Cdk.Detection;

/// <summary>Alarms in CloudFormation's words: each tells people when it begins, ends, or no longer knows.</summary>
internal static class Alarms
{
    /// <summary>An alarm on a sum that reaches a number.</summary>
    public static void Sum(
        Construct scope,
        string id,
        string name,
        string what,
        (string Space, string Metric) metric,
        int threshold,
        int seconds,
        string topic
    ) =>
        scope.Declare(
            id,
            "AWS::CloudWatch::Alarm",
            new Map(Common(name, what, topic))
            {
                ["Namespace"] = metric.Space,
                ["MetricName"] = metric.Metric,
                ["Statistic"] = "Sum",
                ["Period"] = seconds,
                ["Threshold"] = threshold,
                ["ComparisonOperator"] = "GreaterThanOrEqualToThreshold",
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
                                ["Dimensions"] =
                                    dimensions.Count == 0
                                        ? null!
                                        : dimensions
                                            .Select(each => new Map { ["Name"] = each.Name, ["Value"] = each.Value })
                                            .ToArray(),
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

    private static Map Common(string name, string what, string topic) =>
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
}
