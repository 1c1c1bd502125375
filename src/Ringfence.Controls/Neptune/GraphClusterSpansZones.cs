using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Neptune;

internal sealed class GraphClusterSpansZones() : ResourceControl("AWS::Neptune::DBCluster")
{
    public override string Title => "The graph outlives the loss of a zone";

    public override string Why => "A cluster in one zone is gone while that zone is.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Hipaa.EmergencyMode, Soc2.A1_2, Nist80053.CP_10, Nist80053.SC_5, Iso27001.A_8_14];

    public override Construction Build => Construction.Set("DBSubnetGroupName", "graph");

    // A name, a user or a directory is a person's choice.
    public override Fix? FixFor(Resource resource) => null;

    public override Verdict Check(Resource resource)
    {
        var zones = resource["AvailabilityZones"];
        var several =
            zones.IsMissing ? Truth.Yes
            : zones.IsUnresolved ? Truth.Unknown
            : zones.Items.Count >= 2;
        return Verdict.Of(
            resource["DBSubnetGroupName"].IsPresent & several,
            "It has a subnet group, and its zones are not narrowed to one.",
            "It must name a DBSubnetGroupName, and two AvailabilityZones or none."
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["neptune-cluster-multi-az-enabled"],
            CdkNag = ["NeptuneClusterMultiAZ"],
            Prowler = ["neptune_cluster_multi_az"],
        };
}
