using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Organizations;

internal sealed class ProtectedDataHasItsOwnAccount()
    : EstateControl("AWS::Organizations::Account", "Ringfence::Organizations::Account")
{
    public override string Title => "Protected data has an account of its own";

    public override string Why =>
        "An account is the strongest wall that AWS has; what shares one shares its administrators.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["gov-dedicated-phi-account"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.ClearinghouseIsolation,
            Hipaa.AccessControl,
            Soc2.CC6_1,
            Nist80053.SC_7_21,
            Nist80053.AC_4_21,
            Iso27001.A_8_22,
            Iso27001.A_8_31,
        ];

    public override string? Asks =>
        "Workloads with protected data, and Bedrock, run in accounts that hold nothing else: list the accounts and what each holds.";

    public override Construction Build => Construction.By("OrganizationGuards");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        var accounts =
            estate.OfType("Ringfence::Organizations::Account").Count > 0
                ? "Ringfence::Organizations::Account"
                : "AWS::Organizations::Account";
        return LiveFacts.Each(estate, accounts, "which accounts hold protected data", Judge);
    }

    private static Verdict Judge(Resource account) =>
        Verdict.Property(
            "Tags[data-classification]",
            account["Tags[Key=data-classification].Value"],
            account["Tags[Key=data-classification].Value"].IsPresent,
            "said: phi, or what else the account holds"
        );
}
