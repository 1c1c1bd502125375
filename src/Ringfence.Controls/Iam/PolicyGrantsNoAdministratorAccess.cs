using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Iam;

internal sealed class PolicyGrantsNoAdministratorAccess() : ResourceControl([.. IdentityPolicy.Types])
{
    public override string Title => "No policy allows every action on every resource";

    public override string Why =>
        "Whoever holds such a policy can read every record, change every setting and delete the trail that would show it.";

    public override Severity Severity => Severity.Critical;

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
            (statement, _) => Grants.OfEveryAction(statement) & Grants.OnEveryResource(statement),
            "No statement allows every action on every resource.",
            statement => $"It allows {statement.Actions} on {statement.Resources}: every action on every resource."
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["iam-policy-no-statements-with-admin-access"],
            CdkNag = ["IAMPolicyNoStatementsWithAdminAccess"],
            Guard = ["IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS", "CT.IAM.PR.1", "CT.IAM.PR.2"],
            Checkov = ["CKV_AWS_62"],
            Prowler =
            [
                "iam_inline_policy_no_administrative_privileges",
                "iam_customer_attached_policy_no_administrative_privileges",
            ],
        };
}
