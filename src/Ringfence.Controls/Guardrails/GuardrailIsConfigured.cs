using Ringfence.Controls.Bedrock;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Guardrails;

internal sealed class GuardrailIsConfigured() : EstateControl("AWS::Bedrock::Guardrail")
{
    public override string Title => "A guardrail stands between applications and models";

    public override string Why =>
        "Without one nothing but the application itself keeps records out of prompts, and poison out of answers.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["gr-configured"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.RiskManagement,
            Hipaa.AccessControl,
            Soc2.CC6_8,
            Soc2.CC7_1,
            Nist80053.SI_10,
            Nist80053.SI_15,
            Iso27001.A_8_12,
            Iso27001.A_8_26,
            Iso42001.A_6_2_6,
            Iso42001.A_9_2,
        ];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        [
            Whole(
                estate.OfType("AWS::Bedrock::Guardrail").Count > 0 ? Verdict.Pass("A guardrail is defined.")
                : BedrockUse.In(estate) ? estate.Absent("a guardrail (AWS::Bedrock::Guardrail)")
                : Verdict.NotApplicable("Nothing here uses Bedrock.")
            ),
        ];

    public override EvidenceQuery Evidence =>
        new([new("bedrock.amazonaws.com", "CreateGuardrail")], [new("bedrock.amazonaws.com", "DeleteGuardrail")]);

    public override Equivalents Equivalents => new() { Prowler = ["bedrock_guardrails_configured"] };
}
