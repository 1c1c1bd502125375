using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Eks;

internal sealed class ClusterEndpointIsPrivate() : ResourceControl("AWS::EKS::Cluster")
{
    public override string Title => "A cluster's API answers inside the VPC only";

    public override string Why => "A public API server is one leaked token away from every pod.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["net-private-subnets-compute"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.TransmissionSecurity,
            Soc2.CC6_6,
            Nist80053.AC_4,
            Nist80053.SC_7,
            Iso27001.A_8_20,
            Iso27001.A_8_22,
        ];

    public override Construction Build =>
        Construction
            .Set("ResourcesVpcConfig.EndpointPublicAccess", false)
            .And("ResourcesVpcConfig.EndpointPrivateAccess", true);

    public override Verdict Check(Resource resource)
    {
        var value = resource["ResourcesVpcConfig.EndpointPublicAccess"];
        return Verdict.Property(
            "ResourcesVpcConfig.EndpointPublicAccess",
            value,
            value.IsFalse,
            "false (AWS takes true where nothing is said)"
        );
    }

    public override Fix? FixFor(Resource resource) =>
        Build.FixFor(resource) is { } fix
            ? fix with
            {
                Mind = "kubectl then works from inside the VPC only.",
                Cli =
                    "aws eks update-cluster-config --name NAME --resources-vpc-config endpointPublicAccess=false,endpointPrivateAccess=true",
            }
            : null;

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("eks.amazonaws.com", "UpdateClusterConfig")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.resourcesVpcConfig.endpointPublicAccess"] = "true",
                    },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["eks-endpoint-no-public-access"],
            CdkNag = ["EKSClusterNoEndpointPublicAccess"],
            Guard = ["EKS_ENDPOINT_NO_PUBLIC_ACCESS", "CT.EKS.PR.1"],
            Checkov = ["CKV_AWS_39"],
            Prowler = ["eks_cluster_not_publicly_accessible"],
        };
}
