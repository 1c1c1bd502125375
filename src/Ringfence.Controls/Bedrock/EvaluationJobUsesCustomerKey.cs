using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Bedrock;

internal sealed class EvaluationJobUsesCustomerKey() : ResourceControl("Ringfence::Bedrock::EvaluationJob")
{
    public override string Title => "Evaluation jobs are encrypted with a key of your own";

    public override string Why => "What was learned from records, or tried with them, is as sensitive as they are.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["bedrock-resources-cmk"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.Practised("machine learning team");

    public override Verdict Check(Resource resource) =>
        CustomerKey.Judge("CustomerEncryptionKeyId", resource["CustomerEncryptionKeyId"]);
}
