using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Iam;

internal sealed class PolicyReadsNamedData() : ResourceControl([.. IdentityPolicy.Types])
{
    public override string Title => "Reading data is allowed on named resources only";

    public override string Why =>
        "A policy that may read everything turns one leak into all of them: this is how records leave in bulk.";

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

    public override Equivalents Equivalents => new() { Checkov = ["CKV_AWS_108"] };

    private static readonly string[] Actions =
    [
        "s3:GetObject",
        "s3:GetObjectVersion",
        "ssm:GetParameter",
        "ssm:GetParameters",
        "ssm:GetParametersByPath",
        "secretsmanager:GetSecretValue",
        "dynamodb:GetItem",
        "dynamodb:BatchGetItem",
        "dynamodb:Scan",
        "dynamodb:Query",
        "kms:Decrypt",
        "athena:GetQueryResults",
        "rds-data:ExecuteStatement",
    ];
}
