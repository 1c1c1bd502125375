using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Guardrails;

internal sealed class GuardrailUsesCustomerKey() : ResourceControl("AWS::Bedrock::Guardrail")
{
    public override string Title => "The guardrail is encrypted with a key of your own";

    public override string Why => "Its topics, words and expressions tell what your records look like.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["gr-cmk"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource) => CustomerKey.Judge("KmsKeyArn", resource["KmsKeyArn"]);

    public override Fix? FixFor(Resource resource) => CompanionKey.For("bedrock.amazonaws.com", "KmsKeyArn");

    public override Equivalents Equivalents => new() { Foundation = ["bedrock-guardrail-unweakened"] };
}
