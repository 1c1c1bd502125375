using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Iam;

internal sealed class UserHoldsNoPolicies()
    : ResourceControl("AWS::IAM::User", "AWS::IAM::UserPolicy", "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy")
{
    public override string Title => "People's rights come from groups or roles, never from their user";

    public override string Why =>
        "Rights given to one user by hand stay when the work changes, and nobody finds them at review.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["iam-identity-center"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.UniqueUser,
            Hipaa.PersonAuthentication,
            Soc2.CC6_1,
            Soc2.CC6_2,
            Nist80053.IA_2,
            Nist80053.AC_2,
            Nist80053.IA_8,
            Iso27001.A_5_16,
            Iso27001.A_8_5,
            Hipaa.AccessAuthorization,
            Hipaa.AccessControl,
            Nist80053.AC_6,
            Soc2.CC6_3,
        ];

    public override Construction Build => Construction.By("AccountBaseline");

    public override Verdict Check(Resource resource) =>
        resource.Type switch
        {
            "AWS::IAM::UserPolicy" => Verdict.Fail("It is attached to a user; attach it to a group or a role."),
            "AWS::IAM::User" => Judge(resource, resource["Policies"].HasItems | resource["ManagedPolicyArns"].HasItems),
            _ => Judge(resource, resource["Users"].HasItems),
        };

    public override Fix? FixFor(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return
            resource.Type is "AWS::IAM::Policy" or "AWS::IAM::ManagedPolicy"
            && (resource["Roles"].HasItems.IsYes || resource["Groups"].HasItems.IsYes)
            ? new Fix([new RemoveProperty("Users")])
            {
                Mind = "The users lose these rights until they are in one of the groups, or take one of the roles.",
                Cli = Detached(resource),
            }
            : new Fix([])
            {
                Mind = "The user loses these rights until it is in a group that has them, or takes a role.",
                Cli = Detached(resource),
            };
    }

    public override EvidenceQuery Evidence =>
        new(
            [new("iam.amazonaws.com", "DetachUserPolicy")],
            [new("iam.amazonaws.com", "AttachUserPolicy"), new("iam.amazonaws.com", "PutUserPolicy")]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["iam-user-no-policies-check"],
            CdkNag = ["IAMUserNoPolicies"],
            Guard = ["IAM_USER_NO_POLICIES_CHECK", "CT.IAM.PR.4"],
            Checkov = ["CKV_AWS_40"],
            Prowler = ["iam_policy_attached_only_to_group_or_roles"],
        };

    private static string Detached(Resource resource) =>
        resource.Type == "AWS::IAM::ManagedPolicy" || resource["ManagedPolicyArns"].HasItems.IsYes
            ? "aws iam detach-user-policy --user-name USER --policy-arn ARN"
            : "aws iam delete-user-policy --user-name USER --policy-name NAME";

    private static Verdict Judge(Resource resource, Truth held) =>
        Verdict.Of(
            !held,
            "No policy is attached to a user here.",
            resource.Type == "AWS::IAM::User"
                ? "The user has policies of its own; give them to a group or a role."
                : "Users names users; attach it to groups or roles."
        );
}
