using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Iam;

internal sealed class PolicyStandsAlone()
    : ResourceControl(
        "AWS::IAM::User",
        "AWS::IAM::Role",
        "AWS::IAM::Group",
        "AWS::IAM::Policy",
        "AWS::IAM::RolePolicy",
        "AWS::IAM::UserPolicy",
        "AWS::IAM::GroupPolicy"
    )
{
    public override string Title =>
        "Policies are managed ones: versioned, named and reviewed once for all who hold them";

    public override string Why =>
        "An inline policy has no versions and no name of its own; a review of the policies passes it by.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessAuthorization, Hipaa.AccessControl, Soc2.CC6_3, Nist80053.AC_6, Iso27001.A_8_3, Sox.Change];

    public override Construction Build => Construction.By("GatewayRole");

    public override Verdict Check(Resource resource) =>
        resource.Type is "AWS::IAM::User" or "AWS::IAM::Role" or "AWS::IAM::Group"
            ? Verdict
                .Of(
                    !resource["Policies"].HasItems,
                    "It holds no inline policy.",
                    "Policies holds inline policies; make each an AWS::IAM::ManagedPolicy."
                )
                .At(resource["Policies"])
            : Verdict.Fail($"{resource.Type} is an inline policy; make it an AWS::IAM::ManagedPolicy.");

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["iam-no-inline-policy-check"],
            CdkNag = ["IAMNoInlinePolicy"],
            Guard = ["IAM_NO_INLINE_POLICY_CHECK"],
        };
}
