using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Iam;

internal sealed class RootUserHasHardwareMfa() : EstateControl("Ringfence::Iam::AccountSummary")
{
    public override string Title => "The root user's MFA is a device in a safe";

    public override string Why => "A virtual authenticator can be copied from the phone of whoever set it up.";

    public override Severity Severity => Severity.Medium;

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
        ];

    public override Construction Build => Construction.Practised("account owner");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        LiveFacts.Each(estate, "Ringfence::Iam::AccountSummary", "what MFA the root user has", Judge);

    public override Equivalents Equivalents =>
        new() { Config = ["root-account-hardware-mfa-enabled"], Prowler = ["iam_root_hardware_mfa_enabled"] };

    private static Verdict Judge(Resource summary) =>
        Verdict.Property(
            "RootMfaIsHardware",
            summary["RootMfaIsHardware"],
            summary["RootMfaIsHardware"].IsTrue,
            "true (a hardware token or security key)"
        );
}
