using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.OpenSearch;

internal sealed class DomainRequiresHttps()
    : ResourceControl("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain")
{
    public override string Title => "Search refuses plain HTTP";

    public override string Why => "A query and its answer pass the network in the clear otherwise.";

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

    public override Construction Build =>
        Construction
            .Set("DomainEndpointOptions.EnforceHTTPS", true)
            .And("DomainEndpointOptions.TLSSecurityPolicy", "Policy-Min-TLS-1-2-PFS-2023-10");

    public override Verdict Check(Resource resource)
    {
        var value = resource["DomainEndpointOptions.EnforceHTTPS"];
        return Verdict.Property("DomainEndpointOptions.EnforceHTTPS", value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["opensearch-https-required"],
            Guard = ["CT.OPENSEARCH.PR.8", "CT.OPENSEARCH.PR.16"],
            Checkov = ["CKV_AWS_83"],
            Prowler = ["opensearch_service_domains_https_communications_enforced"],
        };
}
