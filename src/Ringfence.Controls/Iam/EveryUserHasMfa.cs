using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Iam;

internal sealed class EveryUserHasMfa() : EstateControl("Ringfence::Iam::UserCredentials")
{
    public override string Title => "Every IAM user has MFA";

    public override string Why => "Keys of a user without MFA work from anywhere, for anyone who has them.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["iam-mfa-users"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.PersonAuthentication,
            Hipaa.AccessControl,
            Soc2.CC6_1,
            Nist80053.IA_2_1,
            Nist80053.IA_2_2,
            Iso27001.A_8_5,
            Iso27001.A_5_17,
        ];

    public override Construction Build => Construction.Practised("platform team");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        LiveFacts.Each(estate, "Ringfence::Iam::UserCredentials", "whether users have MFA", Judge);

    public override EvidenceQuery Evidence => new([], [new("iam.amazonaws.com", "DeactivateMFADevice")]);

    public override Equivalents Equivalents => new() { Config = ["iam-user-mfa-enabled"] };

    private static Verdict Judge(Resource user) =>
        Verdict.Property("MfaActive", user["MfaActive"], user["MfaActive"].IsTrue, "true");
}
