using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Organizations;

internal sealed class GlobalInferenceIsDenied() : EstateControl("AWS::Organizations::Policy")
{
    public override string Title => "The organisation denies inference profiles that run anywhere";

    public override string Why => "A global profile sends a prompt to whichever region has room.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["gov-bedrock-approved-regions"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.BusinessAssociates,
            Soc2.CC6_1,
            Nist80053.SA_9_5,
            Nist80053.AC_3,
            Iso27001.A_5_23,
            Gdpr.Transfers,
        ];

    public override Construction Build => Construction.By("OrganizationGuards");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        [
            ServiceControls.Judge(
                estate,
                statement =>
                    ServiceControls.Covers(statement, "bedrock:InvokeModel") & RegionGuard.RefusesGlobal(statement),
                "an SCP that denies global inference profiles"
            ),
        ];
}
