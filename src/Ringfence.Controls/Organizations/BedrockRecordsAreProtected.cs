using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Organizations;

internal sealed class BedrockRecordsAreProtected() : EstateControl("AWS::Organizations::Policy")
{
    public override string Title =>
        "The organisation lets nobody turn off invocation logging or the enforced guardrail";

    public override string Why => "Whoever may turn the record off does so first.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["bedrock-invocation-logging", "gr-enforced"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AuditControls,
            Hipaa.ActivityReview,
            Hipaa.AccessControl,
            Hipaa.RiskManagement,
            Soc2.CC7_2,
            Soc2.CC7_3,
            Soc2.CC6_1,
            Soc2.CC6_8,
            Nist80053.AU_2,
            Nist80053.AU_3,
            Nist80053.AU_12,
            Nist80053.AU_14,
            Nist80053.AC_3,
            Nist80053.AC_4,
            Nist80053.CM_5,
            Iso27001.A_8_15,
            Iso27001.A_8_3,
            Iso27001.A_8_26,
            Sox.Logging,
        ];

    public override Construction Build => Construction.By("OrganizationGuards");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        [
            ServiceControls.Judge(
                estate,
                statement =>
                    ServiceControls.Covers(
                        statement,
                        "bedrock:PutModelInvocationLoggingConfiguration",
                        "bedrock:DeleteModelInvocationLoggingConfiguration",
                        "bedrock:DeleteEnforcedGuardrailConfiguration"
                    ) & ServiceControls.ExceptsPrincipalsAlone(statement),
                "an SCP that denies changes of invocation logging and of the enforced guardrail"
            ),
        ];
}
