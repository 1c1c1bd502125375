using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Iam;

internal sealed class AdministratorRoleNeedsMfa() : ResourceControl("AWS::IAM::Role")
{
    public override string Title => "Whoever takes an administrative role has shown MFA";

    public override string Why =>
        "An administrative session that began with a password alone can undo every other safeguard.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["iam-mfa-privileged"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.PersonAuthentication, Soc2.CC6_1, Nist80053.IA_2_1, Nist80053.AC_6_5, Iso27001.A_8_2, Iso27001.A_8_5];

    public override Construction Build => Construction.By("BreakGlass");

    public override Verdict Check(Resource resource)
    {
        if (!AdministratorReach.Of(resource))
        {
            return Verdict.NotApplicable("It is no administrative role.");
        }

        return Trust.Judge(
            resource,
            statement => Truth.Any(statement.Principals.All, IsPerson) & !Mfa.Required(statement),
            "People take it only with MFA.",
            statement => "People may take it without MFA; add Bool aws:MultiFactorAuthPresent true to the trust."
        );
    }

    public override Fix? FixFor(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var statements = resource["AssumeRolePolicyDocument.Statement"];
        return statements.Items.Count == 1
            ? new Fix([
                new SetProperty(
                    $"AssumeRolePolicyDocument.Statement{(statements.Kind == PropertyKind.List ? "[0]" : "")}.Condition.Bool",
                    new JsonObject { ["aws:MultiFactorAuthPresent"] = "true" }
                ),
            ])
            : null;
    }

    // A federated sign-in (SAML, OIDC) shows its MFA at the identity provider; IAM sees no key of it.
    private static Truth IsPerson(Principal principal) => principal.Kind == "AWS";
}
