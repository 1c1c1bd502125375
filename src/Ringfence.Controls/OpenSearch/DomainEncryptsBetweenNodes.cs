using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.OpenSearch;

internal sealed class DomainEncryptsBetweenNodes()
    : ResourceControl("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain")
{
    public override string Title => "Search nodes speak to each other under TLS";

    public override string Why => "Between nodes whole shards travel.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.TransmissionSecurity,
            Hipaa.TransmissionIntegrity,
            Hipaa.TransmissionEncryption,
            Soc2.CC6_7,
            Nist80053.SC_8,
            Nist80053.SC_8_1,
            Iso27001.A_8_24,
        ];

    public override Construction Build => Construction.Set("NodeToNodeEncryptionOptions.Enabled", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets]) { Cli = DomainCommand.For(resource, "--node-to-node-encryption-options Enabled=true") };

    public override Verdict Check(Resource resource)
    {
        var value = resource["NodeToNodeEncryptionOptions.Enabled"];
        return Verdict.Property("NodeToNodeEncryptionOptions.Enabled", value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["elasticsearch-node-to-node-encryption-check", "opensearch-node-to-node-encryption-check"],
            CdkNag = ["OpenSearchNodeToNodeEncryption"],
            Guard = ["ELASTICSEARCH_NODE_TO_NODE_ENCRYPTION_CHECK", "CT.OPENSEARCH.PR.3", "CT.OPENSEARCH.PR.11"],
            Checkov = ["CKV_AWS_6"],
            Prowler = ["opensearch_service_domains_node_to_node_encryption_enabled"],
        };
}
