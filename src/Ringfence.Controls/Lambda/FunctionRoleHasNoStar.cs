using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Lambda;

internal sealed class FunctionRoleHasNoStar() : ResourceControl("AWS::IAM::Role")
{
    public override string Title => "A function's role names what it may do";

    public override string Why =>
        "A role with every action of a service, or every resource, makes each bug in the function a way to everything.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> ToldBy =>
        ["policy-grants-no-administrator-access", "policy-does-not-allow-every-action"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessManagement,
            Hipaa.AccessControl,
            Soc2.CC6_1,
            Soc2.CC6_3,
            Nist80053.AC_3,
            Nist80053.AC_6,
            Iso27001.A_5_15,
            Iso27001.A_8_3,
        ];

    public override Construction Build => Construction.By("GatewayRole");

    public override Verdict Check(Resource resource)
    {
        var trusts = resource
            .Policy("AssumeRolePolicyDocument")
            .Any(statement =>
                Truth.Any(statement.Principals.Of("Service"), service => service.Is("lambda.amazonaws.com"))
            );
        if (trusts.IsNo)
        {
            return Verdict.NotApplicable("Lambda does not assume it.");
        }

        var star = Truth.No;
        foreach (var policy in IdentityPolicy.Of(resource))
        {
            star |= policy.Document.Any(statement => Allows(statement) & HasStar(statement));
        }

        return Verdict.Of(
            !star,
            "Its inline policies name their actions and resources.",
            "An inline policy allows every action of a service, or Resource *; name the actions and the ARNs."
        );
    }

    public override Equivalents Equivalents => new() { CdkNag = ["LambdaStarPermissions"] };

    private static Truth Allows(PolicyStatement statement) =>
        statement.Allows ? Truth.Yes
        : statement.Denies ? Truth.No
        : Truth.Unknown;

    private static Truth HasStar(PolicyStatement statement) =>
        Truth.Any(statement.Actions.Patterns, action => action.Is("*") | action.EndsWith(":*"))
        | Truth.Any(statement.Resources.Patterns, pattern => pattern.Is("*"));
}
