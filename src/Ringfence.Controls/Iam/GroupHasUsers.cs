using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Iam;

internal sealed class GroupHasUsers() : ResourceControl("AWS::IAM::Group")
{
    public override string Title => "Every group has members";

    public override string Why =>
        "A group that nobody is in is a grant that nobody reviews, waiting for its first member.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessEstablishment, Nist80053.AC_2, Soc2.CC6_2, Iso27001.A_5_18];

    public override Construction Build => Construction.By("OrganizationGuards");

    public override Verdict Check(Resource resource)
    {
        var estate = resource.Estate;
        return estate.Referring(resource, "AWS::IAM::User", "Groups").Count > 0
            || estate.Referring(resource, "AWS::IAM::UserToGroupAddition", "GroupName").Count > 0
                ? Verdict.Pass("Users are in it.")
            : HasUnknownMembers(estate)
                ? Verdict.Unknown("A user's groups are known only when deployed; one of them must be this group.")
            : Verdict.Fail("No user here is in it; add one, or remove the group.");
    }

    public override Equivalents Equivalents =>
        new() { Config = ["iam-group-has-users-check"], CdkNag = ["IAMGroupHasUsers"] };

    private static bool HasUnknownMembers(Estate estate)
    {
        foreach (var user in estate.OfType("AWS::IAM::User"))
        {
            foreach (var group in user["Groups"].Items)
            {
                if (group.IsUnresolved)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
