using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Organizations;

internal sealed class RegionsAreLimited() : EstateControl("AWS::Organizations::Policy")
{
    public override string Title => "The organisation denies every region that was not approved";

    public override string Why => "A resource in a forgotten region is outside the trail, the guard and the agreement.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["gov-scp-deny-regions", "gov-bedrock-approved-regions"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.RiskManagement,
            Hipaa.BusinessAssociates,
            Soc2.CC6_1,
            Nist80053.AC_3,
            Nist80053.CM_7,
            Nist80053.SA_9_5,
            Iso27001.A_5_23,
            Iso27001.A_8_9,
            Gdpr.Transfers,
            Sox.Access,
        ];

    public override Construction Build => Construction.By("OrganizationGuards");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        var approved = estate.Expectations.ApprovedRegions;
        foreach (var policy in estate.OfType("AWS::Organizations::Policy"))
        {
            foreach (var statement in policy.Policy("Content").Denying)
            {
                if (ServiceControls.IsGuard(policy) && RegionGuard.Limits(statement) is { } regions)
                {
                    var other =
                        approved.Count == 0
                            ? null
                            : regions.FirstOrDefault(region => region.IsLiteral && !approved.Contains(region.Text));
                    return
                    [
                        new Judgement(
                            policy,
                            other is null
                                ? Verdict.Pass($"Every region but {string.Join(", ", regions)} is denied.")
                                : Verdict
                                    .Fail($"It leaves {other} open; {string.Join(", ", approved)} are approved.")
                                    .At(other)
                        ),
                    ];
                }
            }
        }

        return
        [
            ServiceControls.Judge(
                estate,
                statement => statement.ConditionsKnown ? Truth.No : Truth.Unknown,
                "an SCP that denies regions by aws:RequestedRegion"
            ),
        ];
    }

    public override Equivalents Equivalents => new() { Prowler = ["organizations_scp_check_deny_regions"] };
}
