using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Iam;

internal sealed class PolicyDoesNotAllowEveryAction() : ResourceControl([.. IdentityPolicy.Types])
{
    public override string Title => "No policy allows every action, on whatever resource";

    public override string Why =>
        "An action nobody thought of is allowed as well: changing the policy of the very resource, or deleting it.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> ToldBy => ["policy-grants-no-administrator-access"];

    public override IReadOnlyList<string> Requirements => ["iam-least-privilege"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.WorkforceSecurity,
            Hipaa.AccessAuthorization,
            Hipaa.AccessControl,
            Hipaa.MinimumNecessary,
            Soc2.CC6_1,
            Soc2.CC6_3,
            Nist80053.AC_6,
            Nist80053.AC_6_1,
            Nist80053.AC_3,
            Iso27001.A_5_15,
            Iso27001.A_8_2,
            Iso27001.A_8_3,
        ];

    public override Construction Build => Construction.By("GatewayRole");

    public override Verdict Check(Resource resource) =>
        HeldPolicies.Judge(
            resource,
            (statement, _) => Grants.OfEveryAction(statement),
            "No statement allows every action.",
            statement => $"It allows {statement.Actions} on {statement.Resources}; name the actions that are needed."
        );

    public override Equivalents Equivalents => new() { Checkov = ["CKV_AWS_63"] };
}
