using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class DatabaseAdmitsOnlyApplication()
    : ResourceControl(
        "AWS::RDS::DBInstance",
        "AWS::RDS::DBCluster",
        "AWS::ElastiCache::ReplicationGroup",
        "AWS::ElastiCache::CacheCluster"
    )
{
    public override string Title => "A database lets in the application's group only";

    public override string Why => "An address range lets in whatever is given that address next.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["net-sg-db-from-app"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.TransmissionSecurity,
            Soc2.CC6_6,
            Nist80053.AC_4,
            Nist80053.SC_7,
            Iso27001.A_8_20,
            Iso27001.A_8_22,
            Soc2.CC6_3,
            Nist80053.AC_6,
        ];

    public override Construction Build => Construction.By("PhiDatabase");

    public override Verdict Check(Resource resource)
    {
        var groups = resource[
            resource.Type switch
            {
                "AWS::RDS::DBInstance" => "VPCSecurityGroups",
                "AWS::RDS::DBCluster" => "VpcSecurityGroupIds",
                "AWS::ElastiCache::CacheCluster" => "VpcSecurityGroupIds",
                _ => "SecurityGroupIds",
            }
        ];
        return GroupIngress.FromGroupsOnly(resource.Estate, groups, port: null);
    }
}
