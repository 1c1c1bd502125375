using Constructs;

namespace Ringfence.Cdk.Gateway;

/// <summary>Who is told when the gateway closes, or is about to.</summary>
internal sealed class GatewayAlarms : Construct
{
    private readonly GatewayFleetProps _props;

    public GatewayAlarms(Construct scope, string id, GatewayFleetProps props, GatewayLog log, GatewayBalancer balancer)
        : base(scope, id)
    {
        _props = props;
        var space = $"Ringfence/{props.Name}";
        this.Declare(
            "NotDurable",
            "AWS::Logs::MetricFilter",
            new Map
            {
                ["LogGroupName"] = log.Name,
                // The gateway's own words when a record cannot be written and a call is refused for it.
                ["FilterPattern"] = "\"could not be made durable\"",
                ["MetricTransformations"] = new object[]
                {
                    new Map
                    {
                        ["MetricName"] = "NotDurable",
                        ["MetricNamespace"] = space,
                        ["MetricValue"] = "1",
                        ["DefaultValue"] = 0,
                    },
                },
            }
        );
        Alarm("Closed", "The gateway refuses calls: their records cannot be written", space, "NotDurable", 1, []);
        var targets = new[]
        {
            Dimension("LoadBalancer", balancer.FullName),
            Dimension("TargetGroup", balancer.TargetsFullName),
        };
        Alarm("Unwell", "A cell of the gateway is not ready", "AWS/ApplicationELB", "UnHealthyHostCount", 1, targets);
        Alarm(
            "Failing",
            "The gateway answers with errors of its own",
            "AWS/ApplicationELB",
            "HTTPCode_Target_5XX_Count",
            25,
            targets
        );
        Alarm(
            "Unreached",
            "The load balancer finds no cell to give calls to",
            "AWS/ApplicationELB",
            "HTTPCode_ELB_5XX_Count",
            25,
            [targets[0]]
        );
    }

    private void Alarm(string id, string what, string space, string metric, int threshold, object[] dimensions) =>
        this.Declare(
            id,
            "AWS::CloudWatch::Alarm",
            new Map
            {
                ["AlarmName"] = $"{_props.Name}-{id.ToLowerInvariant()}",
                ["AlarmDescription"] = what,
                ["Namespace"] = space,
                ["MetricName"] = metric,
                ["Dimensions"] = dimensions.Length == 0 ? null! : dimensions,
                ["Statistic"] = metric == "UnHealthyHostCount" ? "Maximum" : "Sum",
                ["Period"] = 60,
                ["EvaluationPeriods"] = 1,
                ["Threshold"] = threshold,
                ["ComparisonOperator"] = "GreaterThanOrEqualToThreshold",
                ["TreatMissingData"] = "notBreaching",
                ["ActionsEnabled"] = true,
                ["AlarmActions"] = new[] { _props.Alerts },
                ["OKActions"] = new[] { _props.Alerts },
                ["InsufficientDataActions"] = new[] { _props.Alerts },
            }
        );

    private static object Dimension(string name, string value) => new Map { ["Name"] = name, ["Value"] = value };
}
