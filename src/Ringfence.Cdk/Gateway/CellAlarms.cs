using System.Globalization;
using Constructs;

namespace Ringfence.Cdk.Gateway;

/// <summary>
/// Who is told when a cell is gone: of the floor, when it does not run, whoever stopped it; above the floor, when it should run and does not.
/// That a cell was stopped by its load rings nowhere.
/// </summary>
internal sealed class CellAlarms : Construct
{
    // An update takes a cell away for eight and a half minutes at most: five to drain, two to stop, one to start, and its first checks.
    private const int Minutes = 10;

    private const string Space = "ECS/ContainerInsights";

    public CellAlarms(Construct scope, string id, GatewayFleetProps props)
        : base(scope, id)
    {
        for (var cell = 1; cell <= props.Ceiling; cell++)
        {
            this.Declare(
                string.Create(CultureInfo.InvariantCulture, $"Gone{cell}"),
                "AWS::CloudWatch::Alarm",
                cell <= props.Cells ? OfFloor(props, cell) : Above(props, cell)
            );
        }
    }

    private static Map OfFloor(GatewayFleetProps props, int cell) =>
        new(Common(props, cell, "does not run"))
        {
            ["Namespace"] = Space,
            ["MetricName"] = "RunningTaskCount",
            ["Dimensions"] = GatewayCell.Dimensions(props, cell),
            ["Statistic"] = "Maximum",
            ["Period"] = 60,
            ["Threshold"] = 1,
            ["ComparisonOperator"] = "LessThanThreshold",
            // A service that is gone says nothing.
            ["TreatMissingData"] = "breaching",
        };

    private static Map Above(GatewayFleetProps props, int cell) =>
        new(Common(props, cell, "should run and does not"))
        {
            ["Threshold"] = 1,
            ["ComparisonOperator"] = "GreaterThanOrEqualToThreshold",
            ["Metrics"] = new object[]
            {
                Count(props, cell, "wanted", "DesiredTaskCount"),
                Count(props, cell, "running", "RunningTaskCount"),
                new Map
                {
                    ["Id"] = "missing",
                    ["Expression"] = "wanted - running",
                    ["ReturnData"] = true,
                },
            },
        };

    private static Map Count(GatewayFleetProps props, int cell, string id, string metric) =>
        new()
        {
            ["Id"] = id,
            ["ReturnData"] = false,
            ["MetricStat"] = new Map
            {
                ["Metric"] = new Map
                {
                    ["Namespace"] = Space,
                    ["MetricName"] = metric,
                    ["Dimensions"] = GatewayCell.Dimensions(props, cell),
                },
                ["Period"] = 60,
                ["Stat"] = "Maximum",
            },
        };

    private static Map Common(GatewayFleetProps props, int cell, string what) =>
        new(
            Alarms.Common($"{GatewayCell.NameOf(props, cell)}-gone", $"Cell {cell} of the gateway {what}", props.Alerts)
        )
        {
            ["EvaluationPeriods"] = Minutes,
        };
}
