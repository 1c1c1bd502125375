using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.OpenSearch;

internal sealed class DomainDecidesByDocument()
    : ResourceControl("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain")
{
    public override string Title => "Access to search is decided index by index";

    public override string Why => "Without fine-grained access whoever may call the endpoint may read every index.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.AccessEstablishment, Soc2.CC6_1, Nist80053.AC_3, Nist80053.AC_6, Iso27001.A_8_3];

    public override Construction Build => Construction.By("PhiDatabase");

    public override Verdict Check(Resource resource)
    {
        var value = resource["AdvancedSecurityOptions.Enabled"];
        return Verdict.Property("AdvancedSecurityOptions.Enabled", value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["opensearch-access-control-enabled"],
            Guard = ["CT.OPENSEARCH.PR.15"],
            Prowler = ["opensearch_service_domains_access_control_enabled"],
        };
}
