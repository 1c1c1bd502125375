using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Redshift;

internal sealed class WarehouseRoutesThroughVpc() : ResourceControl("AWS::Redshift::Cluster")
{
    public override string Title => "The warehouse loads and unloads through its network";

    public override string Why =>
        "Without enhanced routing COPY and UNLOAD go over the internet, past every endpoint policy and flow log.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.TransmissionSecurity, Soc2.CC6_6, Nist80053.SC_7, Iso27001.A_8_20];

    public override Construction Build => Construction.Set("EnhancedVpcRouting", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli = "aws redshift modify-cluster --cluster-identifier ID --enhanced-vpc-routing",
            Mind = "COPY and UNLOAD need a route or an endpoint to S3.",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["EnhancedVpcRouting"];
        return Verdict.Property("EnhancedVpcRouting", value, value.IsTrue, "true");
    }

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("redshift.amazonaws.com", "ModifyCluster")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.enhancedVpcRouting"] = "false" },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["redshift-enhanced-vpc-routing-enabled"],
            CdkNag = ["RedshiftEnhancedVPCRoutingEnabled"],
            Guard = ["REDSHIFT_ENHANCED_VPC_ROUTING_ENABLED", "CT.REDSHIFT.PR.5"],
            Checkov = ["CKV_AWS_321"],
            Prowler = ["redshift_cluster_enhanced_vpc_routing"],
        };
}
