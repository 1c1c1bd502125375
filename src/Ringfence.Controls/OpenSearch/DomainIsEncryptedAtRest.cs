using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.OpenSearch;

internal sealed class DomainIsEncryptedAtRest()
    : ResourceControl("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain")
{
    public override string Title => "Search indexes are encrypted at rest";

    public override string Why => "An index holds what it indexes.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_13, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.Set("EncryptionAtRestOptions.Enabled", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets]) { Cli = DomainCommand.For(resource, "--encryption-at-rest-options Enabled=true") };

    public override Verdict Check(Resource resource)
    {
        var value = resource["EncryptionAtRestOptions.Enabled"];
        return Verdict.Property("EncryptionAtRestOptions.Enabled", value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["elasticsearch-encrypted-at-rest", "opensearch-encrypted-at-rest"],
            CdkNag = ["OpenSearchEncryptedAtRest"],
            Guard = ["ELASTICSEARCH_ENCRYPTED_AT_REST", "CT.OPENSEARCH.PR.1", "CT.OPENSEARCH.PR.9"],
            Checkov = ["CKV_AWS_5"],
            Prowler = ["opensearch_service_domains_encryption_at_rest_enabled"],
        };
}
