using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.OpenSearch;

internal sealed class DomainIsInVpc() : ResourceControl("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain")
{
    public override string Title => "Search is reached inside the network only";

    public override string Why => "A domain outside a VPC is on the internet, with its policy as the only lock.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.TransmissionSecurity, Soc2.CC6_6, Nist80053.SC_7, Iso27001.A_8_20];

    public override Construction Build => Construction.By("PrivateNetwork");

    public override Verdict Check(Resource resource)
    {
        var value = resource["VPCOptions.SubnetIds"];
        return Verdict.Property("VPCOptions.SubnetIds", value, value.HasItems, "a list with a subnet");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["elasticsearch-in-vpc-only", "opensearch-in-vpc-only"],
            CdkNag = ["OpenSearchInVPCOnly"],
            Guard = ["ELASTICSEARCH_IN_VPC_ONLY", "CT.OPENSEARCH.PR.2", "CT.OPENSEARCH.PR.10"],
            Checkov = ["CKV_AWS_137"],
            Prowler = ["opensearch_service_domains_not_publicly_accessible"],
        };
}
