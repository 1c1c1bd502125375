using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Iam;

namespace Ringfence.Controls.Organizations;

internal sealed class OtherServicesAreDenied() : EstateControl("AWS::Organizations::Policy")
{
    public override string Title => "The organisation denies services that are not HIPAA eligible";

    public override string Why => "What an SCP denies cannot be tried out with protected data by mistake.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["gov-hipaa-eligible-services"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.BusinessAssociates,
            Hipaa.AssociateContracts,
            Soc2.CC6_1,
            Soc2.CC9_2,
            Nist80053.CM_7,
            Nist80053.CM_7_5,
            Nist80053.SA_9,
            Iso27001.A_5_23,
        ];

    public override Construction Build => Construction.By("OrganizationGuards");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        [
            ServiceControls.Judge(
                estate,
                statement =>
                    statement.Actions.Negated
                    & statement.Actions.Patterns.Count >= 20
                    & Grants.OnEveryResource(statement)
                    & ServiceControls.ExceptsPrincipalsAlone(statement),
                "an SCP that denies all but the eligible services (NotAction)"
            ),
        ];
}
