using System.Globalization;
using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Gateway;

/// <summary>
/// Starts and stops one cell above the floor by the load of all cells together. Its service has one task or none; its directory stays, so its
/// next task goes on with the ledger that its last one closed (decision 0015).
/// </summary>
internal sealed class CellScaling : Construct
{
    /// <summary>Load of the cells before this one, each, in percent of its processor, from which it starts.</summary>
    public const int Busy = 60;

    /// <summary>Load of the cells that would be left, each, in percent of its processor, under which it stops.</summary>
    public const int Idle = 40;

    private readonly GatewayFleetProps _props;
    private readonly int _cell;

    public CellScaling(Construct scope, string id, GatewayFleetProps props, int cell, CfnResource service)
        : base(scope, id)
    {
        (_props, _cell) = (props, cell);
        var target = this.Declare(
                "Target",
                "AWS::ApplicationAutoScaling::ScalableTarget",
                new Map
                {
                    ["ServiceNamespace"] = "ecs",
                    ["ScalableDimension"] = "ecs:service:DesiredCount",
                    ["ResourceId"] = $"service/{props.Name}/{GatewayCell.NameOf(props, cell)}",
                    // A ledger has one writer.
                    ["MinCapacity"] = 0,
                    ["MaxCapacity"] = 1,
                }
            )
            .After(service);
        var others = cell - 1;
        // The newest minute may not be there yet and counts as 0: three of five find what three of three would miss for a minute.
        Alarm(
            "Busy",
            $"No fault: cell {cell} starts, for the others are busy",
            ("GreaterThanOrEqualToThreshold", Busy * others, 5, 3),
            Policy("Start", target, 1, "MetricIntervalLowerBound")
        );
        Alarm(
            "Idle",
            $"No fault: cell {cell} stops, for the others can do its work",
            ("LessThanThreshold", Idle * others, 15, 15),
            Policy("Stop", target, 0, "MetricIntervalUpperBound")
        );
    }

    private string Policy(string id, CfnResource target, int tasks, string bound) =>
        this.Declare(
            id,
            "AWS::ApplicationAutoScaling::ScalingPolicy",
            new Map
            {
                ["PolicyName"] = $"{GatewayCell.NameOf(_props, _cell)}-{id.ToLowerInvariant()}",
                ["PolicyType"] = "StepScaling",
                ["ScalingTargetId"] = target.Ref,
                ["StepScalingPolicyConfiguration"] = new Map
                {
                    ["AdjustmentType"] = "ExactCapacity",
                    ["MetricAggregationType"] = "Average",
                    ["StepAdjustments"] = new object[]
                    {
                        new Map { [bound] = 0, ["ScalingAdjustment"] = tasks },
                    },
                },
            }
        ).Ref;

    // It acts, and tells people only that the load is no longer known. What is not known starts and stops nothing.
    private void Alarm(string id, string what, (string Than, int Percent, int Of, int Minutes) when, string policy) =>
        this.Declare(
                id,
                "AWS::CloudWatch::Alarm",
                new Map
                {
                    ["AlarmName"] = $"{GatewayCell.NameOf(_props, _cell)}-{id.ToLowerInvariant()}",
                    ["AlarmDescription"] = what,
                    ["ComparisonOperator"] = when.Than,
                    ["Threshold"] = when.Percent,
                    ["EvaluationPeriods"] = when.Of,
                    ["DatapointsToAlarm"] = when.Minutes,
                    ["TreatMissingData"] = "missing",
                    ["ActionsEnabled"] = true,
                    ["AlarmActions"] = new[] { policy },
                    ["InsufficientDataActions"] = new[] { _props.Alerts },
                    ["Metrics"] = Total(),
                }
            )
            .Accept(
                "alarm-reaches-people",
                "It starts or stops a cell, which is no fault; people are told when the load is not known"
            );

    // Of at most ten cells, for an alarm reads at most ten metrics. A cell that is stopped says nothing, which is 0.
    private object[] Total()
    {
        var cells = Enumerable.Range(1, _props.Ceiling).ToList();
        return
        [
            .. cells.Select(cell => new Map
            {
                ["Id"] = Metric(cell),
                ["ReturnData"] = false,
                ["MetricStat"] = new Map
                {
                    ["Metric"] = new Map
                    {
                        ["Namespace"] = "AWS/ECS",
                        ["MetricName"] = "CPUUtilization",
                        ["Dimensions"] = GatewayCell.Dimensions(_props, cell),
                    },
                    ["Period"] = 60,
                    ["Stat"] = "Average",
                },
            }),
            new Map
            {
                ["Id"] = "load",
                ["Label"] = "Processors in use, in percent of one cell's",
                ["Expression"] = $"SUM([{string.Join(", ", cells.Select(cell => $"FILL({Metric(cell)}, 0)"))}])",
                ["ReturnData"] = true,
            },
        ];

        static string Metric(int cell) => string.Create(CultureInfo.InvariantCulture, $"cell{cell}");
    }
}
