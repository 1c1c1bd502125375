using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Iam;

internal sealed class PermissionSetSessionIsShort() : ResourceControl("AWS::SSO::PermissionSet")
{
    public override string Title => "A person's session ends within a working day";

    public override string Why => "A session that outlives the shift is one that a found laptop still has.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AutomaticLogoff, Soc2.CC6_1, Nist80053.SC_23, Iso27001.A_8_5];

    public override Construction Build => Construction.Set("SessionDuration", "PT8H");

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli =
                "aws sso-admin update-permission-set --instance-arn INSTANCE_ARN --permission-set-arn ARN --session-duration PT8H",
        };

    public override string AwsDefault =>
        "A permission set that says nothing has sessions of one hour (IAM Identity Center User Guide, \"Set session duration for AWS accounts\").";

    public override Verdict Check(Resource resource)
    {
        var duration = resource["SessionDuration"];

        // IAM Identity Center: an hour where it is not said. ISO 8601, one hour to twelve.
        return duration.IsMissing
            ? Verdict.Pass("SessionDuration is absent: one hour.")
            : Verdict.Property(
                "SessionDuration",
                duration,
                Truth.Any(Longer, hours => duration.StartsWith(hours)) is { IsYes: true } ? Truth.No
                    : duration.IsLiteral ? Truth.Yes
                    : Truth.Unknown,
                "PT8H or less"
            );
    }

    private static readonly string[] Longer = ["PT9H", "PT10H", "PT11H", "PT12H"];
}
