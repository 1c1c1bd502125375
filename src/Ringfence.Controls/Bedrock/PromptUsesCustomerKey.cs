using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Bedrock;

internal sealed class PromptUsesCustomerKey() : ResourceControl("AWS::Bedrock::Prompt")
{
    public override string Title => "Prompts are encrypted with a key of your own";

    public override string Why => "Under a key that AWS owns nobody sees its use, and nobody can take it back.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["bedrock-resources-cmk"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource) =>
        CustomerKey.Judge("CustomerEncryptionKeyArn", resource["CustomerEncryptionKeyArn"]);

    public override Fix? FixFor(Resource resource) =>
        CompanionKey.For("bedrock.amazonaws.com", "CustomerEncryptionKeyArn");

    public override Equivalents Equivalents => new() { Prowler = ["bedrock_prompt_encrypted_with_cmk"] };
}
