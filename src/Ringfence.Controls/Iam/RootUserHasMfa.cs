using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Iam;

internal sealed class RootUserHasMfa() : EstateControl("Ringfence::Iam::AccountSummary")
{
    public override string Title => "The root user has MFA";

    public override string Why =>
        "The root user can do everything, and no policy holds it back; its password alone must not be enough.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> Requirements => ["iam-root-mfa"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.PersonAuthentication,
            Hipaa.AccessControl,
            Soc2.CC6_1,
            Nist80053.IA_2_1,
            Nist80053.AC_6,
            Iso27001.A_8_2,
            Iso27001.A_8_5,
            Sox.Access,
        ];

    public override Construction Build => Construction.Practised("account owner");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        LiveFacts.Each(estate, "Ringfence::Iam::AccountSummary", "whether the root user has MFA", Judge);

    public override Equivalents Equivalents =>
        new() { Config = ["root-account-mfa-enabled"], Prowler = ["iam_root_mfa_enabled"] };

    private static Verdict Judge(Resource summary) =>
        Verdict.Property(
            "AccountMFAEnabled",
            summary["AccountMFAEnabled"],
            summary["AccountMFAEnabled"].AtLeast(1) | summary["AccountMFAEnabled"].IsTrue,
            "1"
        );
}
