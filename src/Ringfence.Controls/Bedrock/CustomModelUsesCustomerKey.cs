using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Bedrock;

internal sealed class CustomModelUsesCustomerKey() : ResourceControl("Ringfence::Bedrock::CustomModel")
{
    public override string Title => "Customised models are encrypted with a key of your own";

    public override string Why => "What was learned from records, or tried with them, is as sensitive as they are.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["bedrock-resources-cmk"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.Practised("machine learning team");

    public override Verdict Check(Resource resource) => CustomerKey.Judge("ModelKmsKeyArn", resource["ModelKmsKeyArn"]);

    public override Equivalents Equivalents => new() { Prowler = ["bedrock_custom_model_encrypted_with_cmk"] };
}
