using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Iam;

internal sealed class PolicyChangesNoPermissions() : ResourceControl([.. IdentityPolicy.Types])
{
    public override string Title => "Permissions can be changed only on named resources";

    public override string Why => "Who may rewrite policies has every right that a policy can give.";

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
            (statement, _) =>
                Grants.OnEveryResource(statement) & statement.IsUnconditional & Grants.Touches(statement, Actions),
            "No such action is allowed on every resource.",
            statement =>
                $"It allows {statement.Actions} on every resource, without a condition; name the resources, or add a condition that narrows them."
        );

    public override Equivalents Equivalents => new() { Checkov = ["CKV_AWS_109"] };

    private static readonly string[] Actions =
    [
        "iam:PutRolePolicy",
        "iam:PutUserPolicy",
        "iam:PutGroupPolicy",
        "iam:AttachRolePolicy",
        "iam:AttachUserPolicy",
        "iam:AttachGroupPolicy",
        "iam:CreatePolicy",
        "iam:CreatePolicyVersion",
        "iam:SetDefaultPolicyVersion",
        "iam:DeleteRolePolicy",
        "iam:DetachRolePolicy",
        "iam:UpdateAssumeRolePolicy",
        "iam:CreateRole",
        "iam:CreateUser",
        "s3:PutBucketPolicy",
        "s3:DeleteBucketPolicy",
        "s3:PutBucketAcl",
        "s3:PutObjectAcl",
        "kms:PutKeyPolicy",
        "kms:CreateGrant",
        "lambda:AddPermission",
        "sns:AddPermission",
        "sns:SetTopicAttributes",
        "sqs:AddPermission",
        "sqs:SetQueueAttributes",
        "secretsmanager:PutResourcePolicy",
        "ecr:SetRepositoryPolicy",
        "organizations:AttachPolicy",
        "organizations:UpdatePolicy",
        "ram:CreateResourceShare",
        "ec2:ModifySnapshotAttribute",
        "ec2:ModifyImageAttribute",
        "rds:ModifyDBSnapshotAttribute",
        "bedrock:PutResourcePolicy",
    ];
}
