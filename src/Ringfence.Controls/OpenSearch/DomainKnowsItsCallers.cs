using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.OpenSearch;

internal sealed class DomainKnowsItsCallers()
    : ResourceControl("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain")
{
    public override string Title => "A search domain answers nobody unnamed";

    public override string Why => "A policy that allows * answers whoever reaches the endpoint.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.AccessEstablishment, Soc2.CC6_1, Nist80053.AC_3, Nist80053.AC_6, Iso27001.A_8_3];

    public override Construction Build => Construction.By("PhiDatabase");

    public override Verdict Check(Resource resource)
    {
        var policy = DomainPolicy.Of(resource);
        if (policy.IsKnown.IsNo || (policy.IsKnown.IsYes && policy.Statements.Count == 0))
        {
            return Verdict.Fail("AccessPolicies are absent; they must allow named principals.");
        }

        var open = policy.Any(statement => statement.Granting & HasWildcard(statement));
        return Verdict
            .Of(!open, "Every allowed principal is named.", "An Allow names the principal *; name roles.")
            .At(resource["AccessPolicies"]);
    }

    public override Equivalents Equivalents => new() { CdkNag = ["OpenSearchNoUnsignedOrAnonymousAccess"] };

    private static Truth HasWildcard(PolicyStatement statement) =>
        statement.Principals.Negated
            ? Truth.Yes
            : Truth.Any(statement.Principals.All, each => each.Value.Contains("*"));
}
