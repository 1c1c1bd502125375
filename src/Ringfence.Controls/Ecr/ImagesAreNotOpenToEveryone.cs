using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Ecr;

internal sealed class ImagesAreNotOpenToEveryone() : ResourceControl("AWS::ECR::Repository", "AWS::ECR::RegistryPolicy")
{
    public override string Title => "Images are not open to everyone";

    public override string Why =>
        "An image holds code, and often what should not be in it; who may push one runs code in your tasks.";

    public override Severity Severity => Severity.High;

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
        var policy = resource.Policy(
            resource.Type == "AWS::ECR::RegistryPolicy" ? "PolicyText" : "RepositoryPolicyText"
        );
        return Verdict.Of(
            !policy.Any(statement =>
                (
                    statement.Denies ? Truth.No
                    : statement.Allows ? Truth.Yes
                    : Truth.Unknown
                ) & Truth.Any(statement.Principals.All, IsWild)
            ),
            "No statement allows a principal with a star.",
            "A statement allows a principal with a star; name accounts or roles."
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            CdkNag = ["ECROpenAccess"],
            Checkov = ["CKV_AWS_32"],
            Prowler = ["ecr_repositories_not_publicly_accessible"],
        };

    private static Truth IsWild(Principal principal) => principal.Value.Contains("*");
}
