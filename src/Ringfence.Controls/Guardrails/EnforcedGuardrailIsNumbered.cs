using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Guardrails;

internal sealed class EnforcedGuardrailIsNumbered() : ResourceControl("AWS::Bedrock::EnforcedGuardrailConfiguration")
{
    public override string Title => "The guardrail enforced for the account is a published version";

    public override string Why => "A draft that is enforced changes for every application at once, untested.";

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
            Sox.Change,
        ];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource) =>
        Verdict.Property(
            "GuardrailVersion",
            resource["GuardrailVersion"],
            GuardrailVersionText.IsNumbered(resource["GuardrailVersion"]),
            "the number of a published version"
        );

    public override Equivalents Equivalents => new() { Foundation = ["bedrock-guardrail-enforced"] };
}
