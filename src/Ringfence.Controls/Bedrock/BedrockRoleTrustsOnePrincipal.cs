using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Iam;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Bedrock;

internal sealed class BedrockRoleTrustsOnePrincipal() : ResourceControl("AWS::IAM::Role")
{
    public override string Title => "A role that asks models is taken by one application alone";

    public override string Why =>
        "Each further principal in the trust is one more way to the models, under a name that the trail cannot tell apart.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["iam-bedrock-trust-scoped"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.PersonAuthentication,
            Hipaa.AccessControl,
            Soc2.CC6_1,
            Soc2.CC6_3,
            Nist80053.AC_6,
            Nist80053.IA_9,
            Iso27001.A_8_3,
            Iso27001.A_5_16,
        ];

    public override Construction Build => Construction.By("GatewayRole");

    public override Verdict Check(Resource resource)
    {
        var asks = ModelGrant.HeldBy(resource);
        if (!asks.IsYes)
        {
            return asks.IsNo
                ? Verdict.NotApplicable("No policy here lets it ask a model.")
                : Verdict.Unknown("Whether it may ask a model is known only when deployed.");
        }

        var principals = 0;
        var unknown = false;
        foreach (var statement in resource.Policy("AssumeRolePolicyDocument").Statements)
        {
            principals += statement.Denies ? 0 : statement.Principals.All.Count;
            unknown |=
                Grants.Allows(statement).IsUnknown
                || (statement.Allows && statement.Principals.All.Any(each => each.Value.IsUnresolved));
        }

        return unknown && !Trust.Judge(resource, IsWide, "", _ => "").Outcome.Equals(Outcome.Fail)
                ? Verdict.Unknown("Whom it trusts is known only when deployed; one principal may take the role.")
            : principals > 1
                ? Verdict
                    .Fail($"{principals} principals may take it; name one.")
                    .At(resource["AssumeRolePolicyDocument"])
            : Trust.Judge(
                resource,
                IsWide,
                "One principal may take it.",
                _ =>
                    "Its trust is wider than one application: name one service, one role, or one subject of an OIDC provider."
            );
    }

    private static Truth IsWide(PolicyStatement statement) =>
        statement.Principals.IsEveryone
        | statement.Principals.Negated
        | (Truth.Any(statement.Principals.Of("AWS"), Trust.IsWholeAccount) & statement.IsUnconditional)
        | (
            Truth.Any(statement.Principals.Of("Federated"), _ => Truth.Yes)
            & !Truth.Any(statement.Conditions, NamesSubject)
        );

    // EKS and other OIDC providers: the subject is the service account. SAML names its audience.
    private static Truth NamesSubject(PolicyCondition condition) =>
        !condition.IsNegative
        && (
            condition.Key.EndsWith(":sub", StringComparison.Ordinal)
            || condition.Key.StartsWith("saml:", StringComparison.Ordinal)
            || condition.Key.Contains("${", StringComparison.Ordinal)
        )
        && condition.Values.All(value => value.Text != "*");
}
