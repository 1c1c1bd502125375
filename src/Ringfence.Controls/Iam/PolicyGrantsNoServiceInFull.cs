using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Iam;

internal sealed class PolicyGrantsNoServiceInFull() : ResourceControl([.. IdentityPolicy.Types])
{
    public override string Title => "No policy allows every action of a service";

    public override string Why =>
        "Every action of a service includes those that turn its protections off, and those that AWS adds later.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> ToldBy =>
        ["policy-grants-no-administrator-access", "policy-does-not-allow-every-action"];

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
            Sox.Access,
        ];

    public override Construction Build => Construction.By("GatewayRole");

    public override Verdict Check(Resource resource) =>
        HeldPolicies.Judge(
            resource,
            (statement, _) => Grants.OfWholeService(statement),
            "No statement allows every action of a service.",
            statement => $"It allows {statement.Actions}; name the actions that are needed."
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["iam-policy-no-statements-with-full-access"],
            CdkNag = ["IAMPolicyNoStatementsWithFullAccess"],
            Guard = ["IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS", "CT.IAM.PR.3", "CT.IAM.PR.5"],
        };
}
