using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ElastiCache;

internal sealed class CacheIsInVpc()
    : ResourceControl("AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup")
{
    public override string Title => "A cache stands in a subnet group of ours";

    public override string Why => "The default subnet group is open to every subnet of the default network.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.TransmissionSecurity, Soc2.CC6_6, Nist80053.SC_7, Iso27001.A_8_20];

    public override Construction Build => Construction.Set("CacheSubnetGroupName", "records");

    // A name, a user or a directory is a person's choice.
    public override Fix? FixFor(Resource resource) => null;

    public override Verdict Check(Resource resource)
    {
        var group = resource["CacheSubnetGroupName"];
        if (group.IsMissing && resource["ReplicationGroupId"].IsPresent.IsYes)
        {
            return Verdict.NotApplicable("A member of a replication group, which names the subnet group.");
        }

        return Verdict.Property(
            "CacheSubnetGroupName",
            group,
            group.IsPresent & !group.Is("default"),
            "a subnet group"
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["elasticache-subnet-group-check"],
            CdkNag = ["ElastiCacheClusterInVPC"],
            Guard = ["CT.ELASTICACHE.PR.6"],
        };
}
