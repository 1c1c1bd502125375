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
        // The gateway's own words when a record cannot be written and a call is refused for it.
        Alarms.Count(this, "NotDurable", log.Name, "\"could not be made durable\"", (space, "NotDurable"));
        Alarm("Closed", "The gateway refuses calls: their records cannot be written", space, "NotDurable", 1, []);
        Alarms.Count(this, "NotPublished", log.Name, "\"could not publish its checkpoint\"", (space, "NotPublished"));
        Alarm(
            "Unsigned",
            "The gateway's records are not published (signature or disk); it refuses calls if this lasts",
            space,
            "NotPublished",
            1,
            []
        );
        // Its words when entries are only on a cell's disk for too long, and when what the bucket holds is not the ledger.
        Alarms.Count(
            this,
            "NotArchived",
            log.Name,
            "?\"entries are only on this machine\" ?\"Nothing is copied to the archive\" ?\"The gateway stops before\"",
            (space, "NotArchived")
        );
        Alarm("Unarchived", "A ledger is not copied to its locked bucket", space, "NotArchived", 1, []);
        var targets = new[] { ("LoadBalancer", balancer.FullName), ("TargetGroup", balancer.TargetsFullName) };
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

    private void Alarm(
        string id,
        string what,
        string space,
        string metric,
        int threshold,
        IReadOnlyList<(string Name, string Value)> dimensions
    ) =>
        Alarms.Reached(
            this,
            id,
            $"{_props.Name}-{id.ToLowerInvariant()}",
            what,
            (space, metric),
            dimensions,
            metric == "UnHealthyHostCount" ? "Maximum" : "Sum",
            (threshold, 60),
            _props.Alerts
        );
}
