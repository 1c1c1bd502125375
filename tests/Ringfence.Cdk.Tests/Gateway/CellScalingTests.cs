using System.Text.Json.Nodes;
using Ringfence.Cdk.Tests.Proof;

namespace Ringfence.Cdk.Tests.Gateway;

/// <summary>Cells that start and stop by load: the sample's 2 to 4, and as many as there may be.</summary>
[Collection(nameof(Synthesis))]
public class CellScalingTests(Synthesis synthesis)
{
    private const string Stack = "clinic-production-gateway";

    private readonly Principals _principals = new(synthesis);

    public static TheoryData<int, int> Fleets =>
        new()
        {
            { 2, 3 },
            { 2, 6 },
            { 5, 8 },
            { 2, 10 },
        };

    [Fact]
    public void Above_the_floor_a_service_has_one_task_or_none_and_an_update_does_not_say_which()
    {
        Assert.Equal(
            ["1", "1", "unsaid", "unsaid"],
            Services().Select(service => $"{service["DesiredCount"] ?? "unsaid"}")
        );
        var targets = Of(synthesis.Templates[Stack], "AWS::ApplicationAutoScaling::ScalableTarget").ToList();
        Assert.Equal(
            [$"service/{Stack}/{Stack}-cell-3", $"service/{Stack}/{Stack}-cell-4"],
            targets.Select(target => target["ResourceId"]!.ToString())
        );
        Assert.All(targets, target => Assert.Equal((0, 1), ((int)target["MinCapacity"]!, (int)target["MaxCapacity"]!)));
    }

    [Fact]
    public void An_update_takes_one_cell_at_a_time()
    {
        var resources = synthesis.Templates[Stack]["Resources"]!.AsObject();
        var ids = Enumerable
            .Range(1, 4)
            .Select(cell =>
                resources
                    .Single(each => each.Value!["Properties"]?["ServiceName"]?.ToString() == $"{Stack}-cell-{cell}")
                    .Key
            )
            .ToList();

        Assert.All(
            ids.Zip(ids.Skip(1)),
            pair =>
                Assert.Contains(
                    pair.First,
                    resources[pair.Second]!["DependsOn"]!.AsArray().Select(id => id!.ToString())
                )
        );
    }

    [Theory]
    [MemberData(nameof(Fleets))]
    public void Whatever_the_load_and_whichever_cells_run_the_fleet_comes_to_rest_with_cells_that_are_enough(
        int floor,
        int most
    )
    {
        var cells = Bounds(floor, most);
        for (var load = 0; load <= 100 * most; load++)
        {
            for (var running = 0; running < 1 << (most - floor); running++)
            {
                var now = running;
                for (var steps = 0; ; steps++)
                {
                    Assert.True(steps <= 2 * most, $"{load} % on {floor} to {most} cells does not come to rest");
                    // A cell works no more than its processor, so what is asked of few cells is seen in part.
                    var seen = Math.Min(load, 100 * (floor + int.PopCount(now)));
                    var next = Next(cells, now, seen);
                    if (next == now)
                    {
                        break;
                    }

                    now = next;
                }

                var at = floor + int.PopCount(now);
                Assert.True(at == most || load < 100 * at, $"{load} % is left with {at} cells");
                Assert.True(at == floor || load >= 40 * (at - 1), $"{load} % keeps {at} cells");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Fleets))]
    public void No_cell_starts_where_another_stops_and_a_stop_is_no_reason_to_start(int floor, int most)
    {
        var cells = Bounds(floor, most);
        for (var cell = 0; cell < cells.Count; cell++)
        {
            var (starts, stops) = cells[cell];
            Assert.True(stops < starts);
            Assert.True(cell == 0 || (starts > cells[cell - 1].Starts && stops > cells[cell - 1].Stops));
            // What stops the last cell that runs lies under what would start it, or any after it.
            Assert.All(cells.Skip(cell), after => Assert.True(stops < after.Starts));
        }
    }

    [Theory]
    [MemberData(nameof(Fleets))]
    public void Load_is_that_of_every_cell_and_a_stopped_one_counts_as_none(int floor, int most)
    {
        using var small = SmallStack.Of(stack =>
            Examples.Fleet(stack, props => props with { Cells = floor, MostCells = most })
        );
        foreach (var alarm in Acting(small.Template))
        {
            var metrics = alarm["Metrics"]!.AsArray();
            var read = metrics.Where(metric => metric!["MetricStat"] is not null).ToList();
            Assert.True(read.Count <= 10);
            Assert.Equal(
                Enumerable.Range(1, most).Select(cell => $"charts-gateway-cell-{cell}"),
                read.Select(metric => metric!["MetricStat"]!["Metric"]!["Dimensions"]![1]!["Value"]!.ToString())
            );
            var sum = Assert.Single(metrics, metric => metric!["Expression"] is not null);
            Assert.Equal(
                $"SUM([{string.Join(", ", read.Select(metric => $"FILL({metric!["Id"]}, 0)"))}])",
                sum!["Expression"]!.ToString()
            );
        }
    }

    [Fact]
    public void A_cell_that_its_load_stopped_rings_nowhere_and_one_of_the_floor_that_is_gone_does()
    {
        var gone = Of(synthesis.Templates[Stack], "AWS::CloudWatch::Alarm")
            .Where(alarm => alarm["AlarmName"]!.ToString().EndsWith("-gone", StringComparison.Ordinal))
            .ToDictionary(alarm => alarm["AlarmName"]!.ToString()[(Stack.Length + "-cell-".Length)..^"-gone".Length]);
        Assert.Equal(["1", "2", "3", "4"], gone.Keys);
        foreach (var cell in new[] { "1", "2" })
        {
            Assert.Equal("RunningTaskCount", gone[cell]["MetricName"]!.ToString());
            Assert.Equal("breaching", gone[cell]["TreatMissingData"]!.ToString());
        }

        foreach (var cell in new[] { "3", "4" })
        {
            Assert.Equal("wanted - running", gone[cell]["Metrics"]![2]!["Expression"]!.ToString());
            Assert.Equal("notBreaching", gone[cell]["TreatMissingData"]!.ToString());
        }

        // No alarm but these and those that act is about one cell.
        Assert.Equal(
            [
                .. gone
                    .Values.Concat(Acting(synthesis.Templates[Stack]))
                    .Select(alarm => alarm["AlarmName"]!.ToString())
                    .Order(),
            ],
            Of(synthesis.Templates[Stack], "AWS::CloudWatch::Alarm")
                .Where(alarm => alarm.ToJsonString().Contains("-cell-", StringComparison.Ordinal))
                .Select(alarm => alarm["AlarmName"]!.ToString())
                .Order()
        );
    }

    [Theory]
    [InlineData("ecs:UpdateService")]
    [InlineData("ecs:DeleteService")]
    [InlineData("ecs:StopTask")]
    [InlineData("ecs:RunTask")]
    [InlineData("application-autoscaling:RegisterScalableTarget")]
    [InlineData("application-autoscaling:DeregisterScalableTarget")]
    [InlineData("application-autoscaling:PutScalingPolicy")]
    [InlineData("cloudwatch:SetAlarmState")]
    [InlineData("cloudwatch:PutMetricData")]
    [InlineData("cloudwatch:DisableAlarmActions")]
    public void No_task_scales_anything(string action)
    {
        foreach (var role in new[] { $"{Stack}-task", $"{Stack}-start", $"{Stack}-models" }.Select(_principals.Named))
        {
            foreach (
                var resource in new[] { "*", $"arn:aws:ecs:us-east-1:333344445555:service/{Stack}/{Stack}-cell-3" }
            )
            {
                var request = new AccessRequest(role, action, resource, new Dictionary<string, string>());
                Assert.NotEqual(true, Evaluation.Of(request, _principals.Of(role)).Allowed);
            }
        }
    }

    [Fact]
    public void A_task_counts_the_cells_above_the_floor_in_its_own_cluster_and_nothing_else()
    {
        var task = _principals.Named($"{Stack}-task");
        var context = new Dictionary<string, string> { ["ecs:cluster"] = Cluster() };
        bool May(string action, string service) =>
            Evaluation
                .Of(
                    new AccessRequest(task, action, $"arn:aws:ecs:us-east-1:333344445555:service/{service}", context),
                    _principals.Of(task)
                )
                .Allowed
            ?? false;

        Assert.True(May("ecs:DescribeServices", $"{Stack}/{Stack}-cell-3"));
        Assert.True(May("ecs:DescribeServices", $"{Stack}/{Stack}-cell-4"));
        Assert.False(May("ecs:DescribeServices", $"{Stack}/{Stack}-cell-1"));
        Assert.False(May("ecs:DescribeServices", $"another/{Stack}-cell-3"));
        Assert.False(May("ecs:ListServices", $"{Stack}/{Stack}-cell-3"));
        context["ecs:cluster"] = "arn:aws:ecs:us-east-1:333344445555:cluster/another";
        Assert.False(May("ecs:DescribeServices", $"{Stack}/{Stack}-cell-3"));
    }

    [Fact]
    public void A_fleet_that_does_not_scale_asks_nobody()
    {
        using var small = SmallStack.Of(stack => Examples.Fleet(stack));
        Assert.DoesNotContain("ecs:DescribeServices", small.Template.ToJsonString());
        Assert.DoesNotContain("/Quotas/Fleet/", small.Template.ToJsonString());
        Assert.Empty(Of(small.Template, "AWS::ApplicationAutoScaling::ScalableTarget"));
    }

    private string Cluster() =>
        $"${{{Stack}.{synthesis.Templates[Stack]["Resources"]!.AsObject().Single(each => each.Value!["Type"]!.ToString() == "AWS::ECS::Cluster").Key}.Arn}}";

    private IEnumerable<JsonNode> Services() => Of(synthesis.Templates[Stack], "AWS::ECS::Service");

    private static IEnumerable<JsonNode> Acting(JsonObject template) =>
        Of(template, "AWS::CloudWatch::Alarm")
            .Where(alarm => alarm["AlarmDescription"]!.ToString().StartsWith("No fault:", StringComparison.Ordinal));

    private static int Next(IReadOnlyList<(int Starts, int Stops)> cells, int running, int load)
    {
        for (var cell = 0; cell < cells.Count; cell++)
        {
            running =
                load >= cells[cell].Starts ? running | (1 << cell)
                : load < cells[cell].Stops ? running & ~(1 << cell)
                : running;
        }

        return running;
    }

    // By the templates: of each cell above the floor, the loads from which it starts and under which it stops.
    private static List<(int Starts, int Stops)> Bounds(int floor, int most)
    {
        using var small = SmallStack.Of(stack =>
            Examples.Fleet(stack, props => props with { Cells = floor, MostCells = most })
        );
        var resources = small.Template["Resources"]!.AsObject();
        var alarms = Acting(small.Template).ToList();
        return
        [
            .. Enumerable
                .Range(floor + 1, most - floor)
                .Select(cell => (Bound(cell, "busy", 1), Bound(cell, "idle", 0))),
        ];

        int Bound(int cell, string when, int tasks)
        {
            var alarm = Assert.Single(
                alarms,
                each => each["AlarmName"]!.ToString() == $"charts-gateway-cell-{cell}-{when}"
            );
            var policy = resources[Assert.Single(alarm["AlarmActions"]!.AsArray())!["Ref"]!.ToString()]!["Properties"]!;
            var steps = policy["StepScalingPolicyConfiguration"]!;
            Assert.Equal("ExactCapacity", steps["AdjustmentType"]!.ToString());
            var step = Assert.Single(steps["StepAdjustments"]!.AsArray())!;
            Assert.Equal(tasks, (int)step["ScalingAdjustment"]!);
            Assert.Equal(0, (int)step[tasks == 1 ? "MetricIntervalLowerBound" : "MetricIntervalUpperBound"]!);
            Assert.Equal(
                tasks == 1 ? "GreaterThanOrEqualToThreshold" : "LessThanThreshold",
                alarm["ComparisonOperator"]!.ToString()
            );
            var target = resources[policy["ScalingTargetId"]!["Ref"]!.ToString()]!["Properties"]!;
            Assert.EndsWith($"-cell-{cell}", target["ResourceId"]!.ToString());
            return (int)alarm["Threshold"]!;
        }
    }

    private static IEnumerable<JsonNode> Of(JsonObject template, string type) =>
        template["Resources"]!
            .AsObject()
            .Where(each => each.Value!["Type"]!.ToString() == type)
            .Select(each => each.Value!["Properties"]!);
}
