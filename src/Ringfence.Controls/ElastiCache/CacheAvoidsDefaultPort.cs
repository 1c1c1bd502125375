using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Rds;

namespace Ringfence.Controls.ElastiCache;

internal sealed class CacheAvoidsDefaultPort()
    : ResourceControl("AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup")
{
    public override string Title => "A cache listens away from its default port";

    public override string Why => "A default port is the first that a scan tries.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites => [Hipaa.RiskManagement, Soc2.CC6_6, Nist80053.CM_7, Iso27001.A_8_9];

    public override Construction Build => Construction.Set("Port", 7379);

    public override Verdict Check(Resource resource)
    {
        var engine = resource["Engine"];
        var usual = engine.IsLike("memcached").IsYes ? 11211 : 6379;
        var port = resource["Port"];
        var other = DatabasePort.IsOtherThan(port, usual);
        if (engine.IsUnresolved && !port.IsMissing)
        {
            other = port.Number is 6379 or 11211 ? Truth.Unknown : other;
        }

        return Verdict.Property("Port", port, other, "another port than the engine's default");
    }

    public override Equivalents Equivalents => new() { CdkNag = ["ElastiCacheClusterNonDefaultPort"] };
}
