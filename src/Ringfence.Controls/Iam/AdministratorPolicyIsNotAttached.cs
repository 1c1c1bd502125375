using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Iam;

internal sealed class AdministratorPolicyIsNotAttached()
    : ResourceControl("AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group", "AWS::SSO::PermissionSet")
{
    public override string Title => "AWS's administrator policies are attached to nobody's daily work";

    public override string Why =>
        "AdministratorAccess reaches every record and every key; one stolen session is enough.";

    public override Severity Severity => Severity.High;

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
            Nist80053.AC_6_5,
            Sox.Access,
        ];

    public override Construction Build => Construction.By("GatewayRole");

    public override Verdict Check(Resource resource)
    {
        var attached =
            resource.Type == "AWS::SSO::PermissionSet" ? resource["ManagedPolicies"] : resource["ManagedPolicyArns"];
        var unknown = false;
        foreach (var policy in attached.Items)
        {
            if (
                policy.EndsWith(":policy/AdministratorAccess").IsYes
                || policy.EndsWith(":policy/PowerUserAccess").IsYes
                || policy.EndsWith(":policy/IAMFullAccess").IsYes
            )
            {
                return Verdict
                    .Fail($"{policy} is attached; attach a policy that names what the work needs.")
                    .At(policy);
            }

            unknown |= policy.IsUnresolved;
        }

        return unknown
            ? Verdict.Unknown(
                "An attached policy is known only when deployed; it must not be AdministratorAccess, PowerUserAccess or IAMFullAccess."
            )
            : Verdict.Pass("No administrator policy is attached.");
    }

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("iam.amazonaws.com", "AttachUserPolicy")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.policyArn"] = "arn:aws:iam::aws:policy/AdministratorAccess",
                    },
                },
                new("iam.amazonaws.com", "AttachRolePolicy")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.policyArn"] = "arn:aws:iam::aws:policy/AdministratorAccess",
                    },
                },
                new("iam.amazonaws.com", "AttachGroupPolicy")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.policyArn"] = "arn:aws:iam::aws:policy/AdministratorAccess",
                    },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Checkov = ["CKV_AWS_274"],
            Prowler =
            [
                "iam_role_administratoraccess_policy",
                "iam_user_administrator_access_policy",
                "iam_group_administrator_access_policy",
            ],
        };
}
