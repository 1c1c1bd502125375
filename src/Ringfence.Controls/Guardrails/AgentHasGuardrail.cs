using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Guardrails;

internal sealed class AgentHasGuardrail() : ResourceControl("AWS::Bedrock::Agent")
{
    public override string Title => "Every agent has a guardrail";

    public override string Why => "An agent reads and acts by itself; what it reads may tell it what to do.";

    public override Severity Severity => Severity.High;

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
            Iso42001.A_9_2,
        ];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource) =>
        Verdict.Property(
            "GuardrailConfiguration.GuardrailIdentifier",
            resource["GuardrailConfiguration.GuardrailIdentifier"],
            resource["GuardrailConfiguration.GuardrailIdentifier"].IsPresent,
            "a guardrail"
        );

    public override Equivalents Equivalents => new() { Prowler = ["bedrock_agent_guardrail_enabled"] };
}
