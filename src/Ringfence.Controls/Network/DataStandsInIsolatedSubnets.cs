using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class DataStandsInIsolatedSubnets()
    : ResourceControl(
        "AWS::RDS::DBSubnetGroup",
        "AWS::ElastiCache::SubnetGroup",
        "AWS::Redshift::ClusterSubnetGroup",
        "AWS::DocDB::DBSubnetGroup",
        "AWS::Neptune::DBSubnetGroup"
    )
{
    public override string Title => "Data stores stand in subnets that lead nowhere";

    public override string Why => "A database that can reach the internet can send what it holds there.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> Requirements => ["net-data-isolated-subnets"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.TransmissionSecurity,
            Soc2.CC6_6,
            Nist80053.AC_4,
            Nist80053.SC_7,
            Iso27001.A_8_20,
            Iso27001.A_8_22,
            Nist80053.SC_7_11,
        ];

    public override Construction Build => Construction.By("PhiDatabase");

    public override Verdict Check(Resource resource)
    {
        var subnets = resource["SubnetIds"];
        return subnets.Items.Count == 0
            ? Verdict.Unknown("It names no subnet here.")
            : Verdict
                .Of(
                    !Truth.Any(subnets.Items, subnet => SubnetRoutes.HasDefault(resource.Estate, subnet)),
                    "None of its subnets has a default route.",
                    "A subnet of it has a route to 0.0.0.0/0 or ::/0; an isolated one is asked for.",
                    "Its subnets, or their route tables, are not all defined here."
                )
                .At(subnets);
    }
}
