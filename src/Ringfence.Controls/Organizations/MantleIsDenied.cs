using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Organizations;

internal sealed class MantleIsDenied() : EstateControl("AWS::Organizations::Policy")
{
    public override string Title => "The organisation denies bedrock-mantle";

    public override string Why =>
        "Calls to bedrock-mantle pass every policy written for bedrock:, and stand in no invocation log.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["iam-bedrock-model-arns"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessManagement,
            Hipaa.AccessControl,
            Hipaa.MinimumNecessary,
            Soc2.CC6_1,
            Soc2.CC6_3,
            Nist80053.AC_6,
            Nist80053.AC_3,
            Iso27001.A_8_3,
            Iso27001.A_5_15,
            Hipaa.AuditControls,
        ];

    public override Construction Build => Construction.By("OrganizationGuards");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        [
            ServiceControls.Judge(
                estate,
                statement =>
                    ServiceControls.Covers(statement, "bedrock-mantle:CreateInference")
                    & ServiceControls.ExceptsPrincipalsAlone(statement),
                "an SCP that denies bedrock-mantle:*"
            ),
        ];

    public override EvidenceQuery Evidence => new([], [new("bedrock-mantle.amazonaws.com", "CreateInference")]);
}
