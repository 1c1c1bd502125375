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

    public override Fix? FixFor(Resource resource) =>
        new([
            new SetProperty(
                (resource.Type == "AWS::Elasticsearch::Domain" ? "ElasticsearchClusterConfig." : "ClusterConfig.")
                    + "ZoneAwarenessEnabled",
                true
            ),
        ]);

    public override Verdict Check(Resource resource)
    {
        var path =
            resource.Type == "AWS::Elasticsearch::Domain"
                ? "ElasticsearchClusterConfig.ZoneAwarenessEnabled"
                : "ClusterConfig.ZoneAwarenessEnabled";
        var value = resource[path];
        return Verdict.Property(path, value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents { get; } =
        new()
        {
            CdkNag = ["OpenSearchZoneAwareness"],
            Guard = ["CT.OPENSEARCH.PR.6", "CT.OPENSEARCH.PR.14"],
            Prowler = ["opensearch_service_domains_fault_tolerant_data_nodes"],
        };
}
