using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Iam;

internal sealed class PolicyCannotRaiseItsOwnRights() : ResourceControl([.. IdentityPolicy.Types])
{
    public override string Title => "No policy can be used to gain more rights than it gives";

    public override string Why =>
        "Attaching a policy to oneself, or passing a stronger role to a new function, turns a small grant into a large one.";

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
            Sox.Segregation,
        ];

    public override Construction Build => Construction.By("GatewayRole");

    public override Verdict Check(Resource resource) =>
        HeldPolicies.Judge(
            resource,
            (statement, _) =>
                Grants.OnEveryResource(statement) & statement.IsUnconditional & Grants.Touches(statement, Actions),
            "No such action is allowed on every resource.",
            statement =>
                $"It allows {statement.Actions} on every resource, without a condition; name the resources, or add a condition that narrows them."
        );

    public override Equivalents Equivalents =>
        new()
        {
            Checkov = ["CKV_AWS_110"],
            Prowler = ["iam_policy_allows_privilege_escalation", "iam_inline_policy_allows_privilege_escalation"],
        };

    private static readonly string[] Actions =
    [
        "iam:CreatePolicyVersion",
        "iam:SetDefaultPolicyVersion",
        "iam:AttachUserPolicy",
        "iam:AttachGroupPolicy",
        "iam:AttachRolePolicy",
        "iam:PutUserPolicy",
        "iam:PutGroupPolicy",
        "iam:PutRolePolicy",
        "iam:AddUserToGroup",
        "iam:UpdateAssumeRolePolicy",
        "iam:CreateAccessKey",
        "iam:CreateLoginProfile",
        "iam:UpdateLoginProfile",
        "iam:PassRole",
        "lambda:UpdateFunctionCode",
        "glue:UpdateDevEndpoint",
        "codestar:CreateProjectFromTemplate",
        "codestar:AssociateTeamMember",
    ];
}
