using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Organizations;

internal sealed class EnvironmentsHaveTheirOwnAccounts()
    : EstateControl("AWS::Organizations::Account", "Ringfence::Organizations::Account")
{
    public override string Title => "Development, staging and production have accounts of their own";

    public override string Why => "What is tried out in development must not be able to touch records.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["gov-env-separation"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.ClearinghouseIsolation,
            Hipaa.AccessControl,
            Soc2.CC6_1,
            Soc2.CC8_1,
            Nist80053.CM_4_1,
            Nist80053.SC_7_21,
            Iso27001.A_8_31,
            Sox.Change,
        ];

    public override string? Asks =>
        "Each environment has its own account, with the line at which protected data stops: list them.";

    public override Construction Build => Construction.By("OrganizationGuards");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        var accounts =
            estate.OfType("Ringfence::Organizations::Account").Count > 0
                ? "Ringfence::Organizations::Account"
                : "AWS::Organizations::Account";
        return LiveFacts.Each(estate, accounts, "which environment each account is", Judge);
    }

    private static Verdict Judge(Resource account) =>
        Verdict.Property(
            "Tags[environment]",
            account["Tags[Key=environment].Value"],
            account["Tags[Key=environment].Value"].IsPresent & !account["Tags[Key=environment].Value"].Contains(","),
            "said: one environment"
        );
}
