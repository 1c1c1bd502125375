using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Iam;

internal sealed class RootUserHasNoAccessKey() : EstateControl("Ringfence::Iam::AccountSummary")
{
    public override string Title => "The root user has no access key";

    public override string Why => "A root key needs no MFA and cannot be limited.";

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
        ];

    public override Construction Build => Construction.Practised("account owner");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        LiveFacts.Each(estate, "Ringfence::Iam::AccountSummary", "whether the root user has access keys", Judge);

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("iam.amazonaws.com", "CreateAccessKey")
                {
                    Where = new Dictionary<string, string?> { ["userIdentity.type"] = "Root" },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new() { Config = ["iam-root-access-key-check"], Prowler = ["iam_no_root_access_key"] };

    private static Verdict Judge(Resource summary) =>
        Verdict.Property(
            "AccountAccessKeysPresent",
            summary["AccountAccessKeysPresent"],
            summary["AccountAccessKeysPresent"].AtMost(0) | summary["AccountAccessKeysPresent"].IsFalse,
            "0"
        );
}
