using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.OpenSearch;

internal sealed class DomainHasDedicatedMasters()
    : ResourceControl("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain")
{
    public override string Title => "A search cluster's masters do nothing else";

    public override string Why => "Masters that also hold data fall with the load.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Hipaa.EmergencyMode, Soc2.A1_2, Nist80053.CP_10, Nist80053.SC_5, Iso27001.A_8_14];

    public override Construction Build => Construction.Set("ClusterConfig.DedicatedMasterEnabled", true);

    public override Fix? FixFor(Resource resource) =>
        new([
            new SetProperty(
                (resource.Type == "AWS::Elasticsearch::Domain" ? "ElasticsearchClusterConfig." : "ClusterConfig.")
                    + "DedicatedMasterEnabled",
                true
            ),
        ])
        {
            Cli = DomainCommand.For(
                resource,
                (
                    resource.Type == "AWS::Elasticsearch::Domain"
                        ? "--elasticsearch-cluster-config "
                        : "--cluster-config "
                ) + "DedicatedMasterEnabled=true,DedicatedMasterType=INSTANCE_TYPE,DedicatedMasterCount=3"
            ),
        };

    public override Verdict Check(Resource resource)
    {
        var path =
            resource.Type == "AWS::Elasticsearch::Domain"
                ? "ElasticsearchClusterConfig.DedicatedMasterEnabled"
                : "ClusterConfig.DedicatedMasterEnabled";
        var value = resource[path];
        return Verdict.Property(path, value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new()
        {
            CdkNag = ["OpenSearchDedicatedMasterNode"],
            Guard = ["CT.OPENSEARCH.PR.7"],
            Checkov = ["CKV_AWS_318"],
            Prowler = ["opensearch_service_domains_fault_tolerant_master_nodes"],
        };
}
