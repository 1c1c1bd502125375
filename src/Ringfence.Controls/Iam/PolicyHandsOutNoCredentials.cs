using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Iam;

internal sealed class PolicyHandsOutNoCredentials() : ResourceControl([.. IdentityPolicy.Types])
{
    public override string Title => "Credentials can be made only for named identities";

    public override string Why => "A right to make keys, tokens or passwords for anyone is a right to become anyone.";

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
            Hipaa.AccessEstablishment,
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
        new() { Checkov = ["CKV_AWS_107"], Prowler = ["iam_no_custom_policy_permissive_role_assumption"] };

    private static readonly string[] Actions =
    [
        "iam:CreateAccessKey",
        "iam:UpdateAccessKey",
        "iam:CreateLoginProfile",
        "iam:UpdateLoginProfile",
        "iam:CreateServiceSpecificCredential",
        "iam:ResetServiceSpecificCredential",
        "sts:AssumeRole",
        "sts:AssumeRoleWithSAML",
        "sts:AssumeRoleWithWebIdentity",
        "sts:GetFederationToken",
        "sts:GetSessionToken",
        "rds-db:connect",
        "redshift:GetClusterCredentials",
        "redshift:CreateClusterUser",
        "sso:GetRoleCredentials",
        "cognito-identity:GetOpenIdToken",
        "cognito-identity:GetOpenIdTokenForDeveloperIdentity",
        "chime:CreateApiKey",
        "codepipeline:PollForJobs",
        "connect:GetFederationToken",
        "lightsail:GetInstanceAccessDetails",
        "lightsail:DownloadDefaultKeyPair",
    ];
}
