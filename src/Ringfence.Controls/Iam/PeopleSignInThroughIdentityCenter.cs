using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Iam;

internal sealed class PeopleSignInThroughIdentityCenter() : ResourceControl("AWS::IAM::User")
{
    public override string Title => "People sign in through IAM Identity Center, not as IAM users";

    public override string Why => "An IAM user outlives the person's contract; a federated identity ends with it.";

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
            Hipaa.TerminationProcedures,
            Sox.Access,
        ];

    public override Construction Build => Construction.Practised("platform team");

    public override Verdict Check(Resource resource) =>
        Verdict.Of(
            resource["Tags[Key=exception].Value"].IsPresent,
            "It is a documented exception, by its tag.",
            "It makes an IAM user; let people sign in through IAM Identity Center and programs take roles, or give the reason in a tag named exception.",
            "Whether it is a documented exception is known only when deployed."
        );

    public override EvidenceQuery Evidence =>
        new([], [new("iam.amazonaws.com", "CreateUser"), new("iam.amazonaws.com", "CreateLoginProfile")]);
}
