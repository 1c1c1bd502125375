using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.DynamoDb;

internal sealed class TableIsUnderKms() : ResourceControl("AWS::DynamoDB::Table")
{
    public override string Title => "A table is encrypted under a KMS key that can be seen";

    public override string Why =>
        "Without SSESpecification the key is AWS's own, outside the account: its use leaves no record there.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_13, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiKey");

    public override Fix? FixFor(Resource resource) =>
        CompanionKey.Fix(
            ["SSESpecification.KMSMasterKeyId"],
            new SetProperty("SSESpecification.SSEEnabled", true),
            new SetProperty("SSESpecification.SSEType", "KMS")
        ) with
        {
            Cli =
                "aws dynamodb update-table --table-name NAME --sse-specification Enabled=true,SSEType=KMS,KMSMasterKeyId=KEY_ARN",
        };

    public override Verdict Check(Resource resource)
    {
        var holds =
            resource["SSESpecification.SSEEnabled"].IsTrue
            & resource["SSESpecification.KMSMasterKeyId"].IsPresent
            & (resource["SSESpecification.SSEType"].IsMissing | resource["SSESpecification.SSEType"].Is("KMS"));
        return Verdict
            .Of(
                holds,
                "SSESpecification names a KMS key.",
                "SSESpecification must have SSEEnabled true, SSEType KMS and a KMSMasterKeyId."
            )
            .At(resource["SSESpecification"]);
    }

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("dynamodb.amazonaws.com", "UpdateTable")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.sSESpecification.enabled"] = "false",
                    },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["dynamodb-table-encrypted-kms"],
            Guard = ["DYNAMODB_TABLE_ENCRYPTED_KMS", "CT.DYNAMODB.PR.2"],
            Checkov = ["CKV_AWS_119"],
        };
}
