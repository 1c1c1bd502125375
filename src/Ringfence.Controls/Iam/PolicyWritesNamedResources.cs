using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Iam;

internal sealed class PolicyWritesNamedResources() : ResourceControl([.. IdentityPolicy.Types])
{
    public override string Title => "Writing is allowed on named resources only";

    public override string Why =>
        "A policy that may write anywhere may write over any record, from one compromised task.";

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
            Hipaa.Integrity,
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

    public override Equivalents Equivalents => new() { Checkov = ["CKV_AWS_111"] };

    private static readonly string[] Actions =
    [
        "s3:PutObject",
        "s3:DeleteObject",
        "s3:DeleteBucket",
        "s3:PutBucket*",
        "dynamodb:PutItem",
        "dynamodb:UpdateItem",
        "dynamodb:DeleteItem",
        "dynamodb:BatchWriteItem",
        "dynamodb:DeleteTable",
        "dynamodb:UpdateTable",
        "rds:Delete*",
        "rds:Modify*",
        "rds-data:ExecuteStatement",
        "sqs:SendMessage",
        "sqs:DeleteMessage",
        "sns:Publish",
        "kinesis:PutRecord*",
        "firehose:PutRecord*",
        "lambda:UpdateFunctionCode",
        "lambda:CreateFunction",
        "lambda:DeleteFunction",
        "ec2:TerminateInstances",
        "ec2:RunInstances",
        "kms:ScheduleKeyDeletion",
        "kms:Encrypt",
        "kms:CreateGrant",
        "secretsmanager:PutSecretValue",
        "secretsmanager:DeleteSecret",
        "ssm:PutParameter",
        "ssm:SendCommand",
        "logs:DeleteLogGroup",
        "ecs:UpdateService",
        "ecs:RunTask",
        "elasticfilesystem:ClientWrite",
        "es:ESHttpPut",
        "es:ESHttpPost",
        "backup:Delete*",
        "glacier:Delete*",
    ];
}
