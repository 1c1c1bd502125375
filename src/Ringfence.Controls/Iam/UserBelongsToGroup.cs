using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Iam;

internal sealed class UserBelongsToGroup() : ResourceControl("AWS::IAM::User")
{
    public override string Title => "Every user has its rights through a group";

    public override string Why => "A user in no group has rights of its own or none: both are found only by accident.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessAuthorization, Hipaa.AccessEstablishment, Nist80053.AC_2, Nist80053.AC_6, Soc2.CC6_3];

    public override Construction Build => Construction.By("OrganizationGuards");

    public override Verdict Check(Resource resource) =>
        Verdict
            .Of(
                resource["Groups"].HasItems
                    | (resource.Estate.Referring(resource, "AWS::IAM::UserToGroupAddition", "Users").Count > 0),
                "It is in a group.",
                "Groups is absent and no AWS::IAM::UserToGroupAddition names it; put it into a group."
            )
            .At(resource["Groups"]);

    public override Fix? FixFor(Resource resource) =>
        new([]) { Cli = "aws iam add-user-to-group --user-name USER --group-name GROUP" };

    public override Equivalents Equivalents =>
        new() { Config = ["iam-user-group-membership-check"], CdkNag = ["IAMUserGroupMembership"] };
}
