using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Organizations;

internal sealed class AccountBelongsToOrganization()
    : EstateControl(
        "AWS::Organizations::Organization",
        "AWS::ControlTower::LandingZone",
        "Ringfence::Organizations::Membership"
    )
{
    public override string Title => "The account belongs to an organisation that guards it";

    public override string Why => "An account of its own has no guard above its administrator.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["gov-organization-member"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.RiskManagement, Soc2.CC1_3, Soc2.CC6_1, Nist80053.PM_9, Nist80053.CM_2, Iso27001.A_5_2];

    public override Construction Build => Construction.By("OrganizationGuards");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        foreach (var organization in estate.OfType("AWS::Organizations::Organization"))
        {
            // AWS::Organizations::Organization: ALL where it is not said.
            var features = organization["FeatureSet"];
            return
            [
                new Judgement(
                    organization,
                    features.IsMissing
                        ? Verdict.Pass("FeatureSet is absent: ALL.")
                        : Verdict.Property("FeatureSet", features, features.Is("ALL"), "ALL")
                ),
            ];
        }

        foreach (var zone in estate.OfType("AWS::ControlTower::LandingZone"))
        {
            return [new Judgement(zone, Verdict.Pass("Control Tower governs the accounts."))];
        }

        return LiveFacts.Each(
            estate,
            "Ringfence::Organizations::Membership",
            "whether the account belongs to an organisation",
            membership =>
                Verdict.Of(
                    membership["OrganizationId"].IsPresent & membership["FeatureSet"].Is("ALL"),
                    "The account belongs to an organisation with all features.",
                    "The account belongs to no organisation, or to one for billing alone."
                )
        );
    }

    public override EvidenceQuery Evidence => new([], [new("organizations.amazonaws.com", "LeaveOrganization")]);

    public override Equivalents Equivalents => new() { Prowler = ["organizations_account_part_of_organizations"] };
}
