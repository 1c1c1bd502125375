using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.OpenSearch;

internal sealed class DomainKnowsItsNetworks()
    : ResourceControl("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain")
{
    public override string Title => "A search domain answers from networks that are listed";

    public override string Why =>
        "A credential that leaks is of no use from elsewhere. Inside a VPC the network decides, and security groups do what the list would.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.TransmissionSecurity, Soc2.CC6_6, Nist80053.SC_7, Iso27001.A_8_20];

    public override Construction Build => Construction.Practised("whoever owns the domain");

    public override Verdict Check(Resource resource)
    {
        var policy = DomainPolicy.Of(resource);
        if (policy.IsKnown.IsNo || (policy.IsKnown.IsYes && policy.Statements.Count == 0))
        {
            return Verdict.Fail("AccessPolicies are absent; each Allow must list addresses in IpAddress aws:SourceIp.");
        }

        var unlisted = policy.Any(statement => statement.Granting & !IsListed(statement));
        return Verdict
            .Of(
                !unlisted,
                "Each Allow lists the addresses that it holds for.",
                "An Allow lists no addresses; add the condition IpAddress aws:SourceIp."
            )
            .At(resource["AccessPolicies"]);
    }

    public override Equivalents Equivalents => new() { CdkNag = ["OpenSearchAllowlistedIPs"] };

    private static Truth IsListed(PolicyStatement statement)
    {
        foreach (var condition in statement.On("aws:sourceip"))
        {
            if (condition.Uses("IpAddress") && condition.Values.Count > 0)
            {
                return Truth.Yes;
            }
        }

        return statement.ConditionsKnown ? Truth.No : Truth.Unknown;
    }
}
