using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.OpenSearch;

internal sealed class DomainSpansZones()
    : ResourceControl("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain")
{
    public override string Title => "Search outlives the loss of a zone";

    public override string Why => "A domain in one zone is gone while that zone is.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Hipaa.EmergencyMode, Soc2.A1_2, Nist80053.CP_10, Nist80053.SC_5, Iso27001.A_8_14];

    public override Construction Build => Construction.Set("ClusterConfig.ZoneAwarenessEnabled", true);

    public override Fix? FixFor(Resource resource)
    {
        var (config, option) =
            resource.Type == "AWS::Elasticsearch::Domain"
                ? ("ElasticsearchClusterConfig", "elasticsearch-cluster-config")
                : ("ClusterConfig", "cluster-config");
        var aware = new SetProperty(config + ".ZoneAwarenessEnabled", true);

        // Two zones take nodes in pairs; one node cannot span them.
        return resource[config + ".InstanceCount"].AtLeast(3).IsNo
            ? new Fix([aware, new SetProperty(config + ".InstanceCount", 4)])
            {
                Mind = "Four data nodes in two zones cost more than what stands there now.",
                Cli = DomainCommand.For(resource, $"--{option} ZoneAwarenessEnabled=true,InstanceCount=4"),
            }
            : new Fix([aware]) { Cli = DomainCommand.For(resource, $"--{option} ZoneAwarenessEnabled=true") };
    }

    public override Verdict Check(Resource resource)
    {
        var path =
            resource.Type == "AWS::Elasticsearch::Domain"
                ? "ElasticsearchClusterConfig.ZoneAwarenessEnabled"
                : "ClusterConfig.ZoneAwarenessEnabled";
        var value = resource[path];
        return Verdict.Property(path, value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new()
        {
            CdkNag = ["OpenSearchZoneAwareness"],
            Guard = ["CT.OPENSEARCH.PR.6", "CT.OPENSEARCH.PR.14"],
            Prowler = ["opensearch_service_domains_fault_tolerant_data_nodes"],
        };
}
