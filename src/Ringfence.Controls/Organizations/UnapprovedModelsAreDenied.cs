using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Organizations;

internal sealed class UnapprovedModelsAreDenied() : EstateControl("AWS::Organizations::Policy")
{
    public override string Title => "The organisation denies every model that was not approved";

    public override string Why =>
        "Models are on by default; a list at the top holds in every account, whatever its roles allow.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["bedrock-model-allowlist"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessManagement,
            Hipaa.AccessControl,
            Soc2.CC6_1,
            Soc2.CC6_3,
            Nist80053.AC_3,
            Nist80053.AC_6,
            Nist80053.CM_7_5,
            Iso27001.A_8_3,
            Iso27001.A_5_15,
            Iso42001.A_9_4,
        ];

    public override Construction Build => Construction.By("OrganizationGuards");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        [
            ServiceControls.Judge(
                estate,
                statement =>
                    statement.Actions.Covers("bedrock:InvokeModel")
                    & statement.Resources.Negated
                    & statement.Resources.Patterns.Count > 0
                    & !Truth.Any(statement.Resources.Patterns, pattern => pattern.Is("*"))
                    & ServiceControls.ExceptsPrincipalsAlone(statement),
                "an SCP that denies model calls on all but the approved models (NotResource)"
            ),
        ];
}
