using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Guardrails;

internal sealed class AgentGuardrailIsNumbered() : ResourceControl("AWS::Bedrock::Agent")
{
    public override string Title => "An agent's guardrail is a published version";

    public override string Why => "The draft changes while the agent runs.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["gr-enforced"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.RiskManagement,
            Soc2.CC6_1,
            Soc2.CC6_8,
            Nist80053.AC_3,
            Nist80053.AC_4,
            Nist80053.CM_5,
            Iso27001.A_8_3,
            Iso27001.A_8_26,
            Sox.Change,
        ];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource) =>
        resource["GuardrailConfiguration"].IsMissing
            ? Verdict.NotApplicable("It has no guardrail.")
            : Verdict.Property(
                "GuardrailConfiguration.GuardrailVersion",
                resource["GuardrailConfiguration.GuardrailVersion"],
                GuardrailVersionText.IsNumbered(resource["GuardrailConfiguration.GuardrailVersion"]),
                "the number of a published version"
            );
}
