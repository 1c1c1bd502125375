using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Iam;

internal sealed class ConsoleUserHasMfa() : EstateControl("Ringfence::Iam::UserCredentials")
{
    public override string Title => "Every user who signs in with a password has MFA";

    public override string Why => "A password is phished in one mail; with it alone, records lie open.";

    public override Severity Severity => Severity.Critical;

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

    public override Equivalents Equivalents =>
        new() { Config = ["mfa-enabled-for-iam-console-access"], Prowler = ["iam_user_mfa_enabled_console_access"] };

    private static Verdict Judge(Resource user) =>
        user["PasswordEnabled"].IsFalse.IsYes
            ? Verdict.NotApplicable("The user has no password.")
            : Verdict.Property("MfaActive", user["MfaActive"], user["MfaActive"].IsTrue, "true");
}
