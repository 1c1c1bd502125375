using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Iam;

internal sealed class ReportingRoleOnlyReads() : ResourceControl("AWS::IAM::Role")
{
    public override string Title => "Roles for reports and analysis only read";

    public override string Why => "A reporting job that may write can spoil the records that it reports on.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<string> Requirements => ["iam-read-write-separated"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessAuthorization,
            Hipaa.MinimumNecessary,
            Soc2.CC6_3,
            Nist80053.AC_5,
            Nist80053.AC_6,
            Iso27001.A_5_3,
            Iso27001.A_8_3,
            Sox.Segregation,
        ];

    public override Construction Build => Construction.By("GatewayRole");

    public override Verdict Check(Resource resource)
    {
        var tag = resource["Tags[Key=purpose].Value"];
        var name = resource["RoleName"].Text;
        if (
            !Array.Exists(
                Words,
                word =>
                    tag.Text.Contains(word, StringComparison.OrdinalIgnoreCase)
                    || name.Contains(word, StringComparison.OrdinalIgnoreCase)
                    || resource.LogicalId.Contains(word, StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            return Verdict.NotApplicable("It is no role for reports (by its name, id or the tag purpose).");
        }

        var answer = Truth.No;
        foreach (var policy in IdentityPolicy.HeldBy(resource))
        {
            answer |= policy.Document.Any(statement => Grants.Allows(statement) & Grants.Touches(statement, Writes));
        }

        return Verdict.Of(
            !answer,
            "Its policies only read.",
            "Its policies write to stores of data as well; give the writing to another role."
        );
    }

    private static readonly string[] Words = ["report", "analytic", "readonly", "read-only", "bi-reader"];

    private static readonly string[] Writes =
    [
        "s3:PutObject",
        "s3:DeleteObject",
        "dynamodb:PutItem",
        "dynamodb:UpdateItem",
        "dynamodb:DeleteItem",
        "dynamodb:BatchWriteItem",
        "rds:Delete*",
        "rds:Modify*",
    ];
}
