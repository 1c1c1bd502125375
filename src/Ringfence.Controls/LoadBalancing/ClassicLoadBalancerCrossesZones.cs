using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.LoadBalancing;

internal sealed class ClassicLoadBalancerCrossesZones() : ResourceControl("AWS::ElasticLoadBalancing::LoadBalancer")
{
    public override string Title => "A classic load balancer spreads calls over zones";

    public override string Why => "Without it one zone's machines take all the load of that zone's node, and fall.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Soc2.A1_2, Nist80053.CP_10, Nist80053.SC_5, Iso27001.A_8_14];

    public override Construction Build => Construction.Set("CrossZone", true);

    public override Verdict Check(Resource resource)
    {
        var crosses = resource["CrossZone"];

        // A list that is given must name two; which of the two lists is AWS's business.
        var places = resource["Subnets"].IsMissing ? resource["AvailabilityZones"] : resource["Subnets"];
        var several =
            places.IsMissing ? Truth.Yes
            : places.IsUnresolved ? Truth.Unknown
            : places.Kind != PropertyKind.List || places.Items.Count > 1;
        return Verdict
            .Of(
                crosses.IsTrue & several,
                "CrossZone is true.",
                $"CrossZone is {crosses}, or fewer than two subnets or zones are named."
            )
            .At(crosses);
    }

    public override Fix? FixFor(Resource resource) =>
        resource["CrossZone"].IsTrue.IsYes
            ? null
            : new([.. Build.Sets])
            {
                Cli =
                    """aws elb modify-load-balancer-attributes --load-balancer-name NAME --load-balancer-attributes '{"CrossZoneLoadBalancing":{"Enabled":true}}'""",
            };

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["elb-cross-zone-load-balancing-enabled"],
            CdkNag = ["ELBCrossZoneLoadBalancingEnabled"],
            Guard = ["ELB_CROSS_ZONE_LOAD_BALANCING_ENABLED", "CT.ELASTICLOADBALANCING.PR.14"],
            Checkov = ["CKV_AWS_138"],
        };
}
