using Constructs;

namespace Ringfence.Cdk.Detection;

/// <summary>What the organisation's trail shows that people must hear of within minutes: a filter on its log group and an alarm each.</summary>
internal sealed class TrailAlarms : Construct
{
    public TrailAlarms(Construct scope, string id, string name, string group, string topic, TrailWatch watch)
        : base(scope, id)
    {
        foreach (var (thing, what, pattern, most, seconds) in TrailSign.All(watch))
        {
            var space = $"{name}/trail";
            Alarms.Count(this, $"{thing}Seen", group, pattern, (space, thing));
            Alarms.Reached(
                this,
                thing,
                $"{name}-trail-{thing.ToLowerInvariant()}",
                what,
                (space, thing),
                [],
                "Sum",
                (most, seconds),
                topic
            );
        }
    }
}
