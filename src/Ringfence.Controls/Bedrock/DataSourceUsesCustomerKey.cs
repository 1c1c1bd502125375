using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Bedrock;

internal sealed class DataSourceUsesCustomerKey() : ResourceControl("AWS::Bedrock::DataSource")
{
    public override string Title => "Data sources of knowledge bases are encrypted with a key of your own";

    public override string Why => "Under a key that AWS owns nobody sees its use, and nobody can take it back.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["bedrock-resources-cmk"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource) =>
        CustomerKey.Judge(
            "ServerSideEncryptionConfiguration.KmsKeyArn",
            resource["ServerSideEncryptionConfiguration.KmsKeyArn"]
        );

    public override Fix? FixFor(Resource resource) =>
        CompanionKey.For("bedrock.amazonaws.com", "ServerSideEncryptionConfiguration.KmsKeyArn");

    public override Equivalents Equivalents => new() { Prowler = ["bedrock_knowledge_base_encrypted_with_cmk"] };
}
