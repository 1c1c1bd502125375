using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Iam;

internal sealed class PeopleCannotReadProtectedData()
    : ResourceControl(
        "AWS::SSO::PermissionSet",
        "AWS::IAM::User",
        "AWS::IAM::UserPolicy",
        "AWS::IAM::Group",
        "AWS::IAM::GroupPolicy",
        "AWS::IAM::Policy",
        "AWS::IAM::ManagedPolicy"
    )
{
    public override string Title => "People have no direct path to protected data";

    public override string Why =>
        "A person with a query console reads records that no application asked for, and no purpose is written down.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> ToldBy => ["policy-grants-no-administrator-access"];

    public override IReadOnlyList<string> Requirements => ["iam-no-human-phi-access"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessManagement,
            Hipaa.AccessControl,
            Hipaa.MinimumNecessary,
            Hipaa.MinimumNecessaryRules,
            Soc2.CC6_1,
            Soc2.CC6_3,
            Nist80053.AC_3,
            Nist80053.AC_6,
            Nist80053.AC_6_5,
            Iso27001.A_8_3,
            Iso27001.A_5_15,
            Gdpr.ByDesign,
            Sox.Segregation,
        ];

    public override Construction Build => Construction.By("BreakGlass");

    public override Verdict Check(Resource resource)
    {
        if (
            resource.Type is "AWS::IAM::Policy" or "AWS::IAM::ManagedPolicy"
            && (resource["Users"].HasItems | resource["Groups"].HasItems).IsNo
        )
        {
            return Verdict.NotApplicable("It is attached to no person here.");
        }

        foreach (
            var policy in (
                resource.Type == "AWS::SSO::PermissionSet" ? resource["ManagedPolicies"] : resource["ManagedPolicyArns"]
            ).Items
        )
        {
            if (Array.Exists(ReadingPolicies, name => policy.Contains(name).IsYes))
            {
                return Verdict
                    .Fail(
                        $"{policy} lets people read data; give them a policy without reading, and break-glass for emergencies."
                    )
                    .At(policy);
            }

            if (policy.IsUnresolved)
            {
                return Verdict.Unknown(
                    "An attached policy is known only when deployed; it must let people read no data."
                );
            }
        }

        return HeldPolicies.Judge(
            resource,
            (statement, _) => Grants.Touches(statement, DataReads) & !Truth.Any(statement.Resources.Patterns, IsOther),
            "People may read no protected data by it.",
            statement =>
                $"It lets people do {statement.Actions} on {statement.Resources}; let applications read the data, and people take a break-glass role."
        );
    }

    private static readonly string[] DataReads =
    [
        "s3:GetObject",
        "s3:GetObjectVersion",
        "dynamodb:GetItem",
        "dynamodb:BatchGetItem",
        "dynamodb:Query",
        "dynamodb:Scan",
        "dynamodb:PartiQLSelect",
        "rds-db:connect",
        "rds-data:ExecuteStatement",
        "rds-data:BatchExecuteStatement",
        "redshift-data:ExecuteStatement",
        "athena:StartQueryExecution",
        "kms:Decrypt",
        "secretsmanager:GetSecretValue",
        "logs:GetLogEvents",
        "logs:StartQuery",
    ];

    private static readonly string[] ReadingPolicies =
    [
        ":policy/AdministratorAccess",
        ":policy/PowerUserAccess",
        ":policy/ReadOnlyAccess",
        ":policy/AmazonS3FullAccess",
        ":policy/AmazonS3ReadOnlyAccess",
        ":policy/AmazonDynamoDBFullAccess",
        ":policy/AmazonDynamoDBReadOnlyAccess",
        ":policy/AmazonRDSDataFullAccess",
        ":policy/AmazonAthenaFullAccess",
        ":policy/SecretsManagerReadWrite",
    ];

    // A resource that says of itself that it holds no protected data.
    private static Truth IsOther(PropertyValue named) =>
        named.Target is { } target
        && target["Tags[Key=data-classification].Value"] is { IsLiteral: true } tag
        && tag.IsLike("phi").IsNo;
}
