using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.DynamoDb;

internal sealed class TableUsesCustomerKey() : ResourceControl("AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable")
{
    public override string Title => "Tables are under a key of ours";

    public override string Why => "A key that AWS owns or manages cannot be withdrawn, scoped or audited by us.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["dynamodb-cmk", "kms-cmk-everywhere"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_12, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiKey");

    public override Fix? FixFor(Resource resource) =>
        resource.Type == "AWS::DynamoDB::GlobalTable"
            ? null
            : CompanionKey.Fix(
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
        if (resource.Type == "AWS::DynamoDB::Table")
        {
            var on = resource["SSESpecification.SSEEnabled"];
            return on.IsTrue.IsNo
                ? Verdict.Property("SSESpecification.SSEEnabled", on, Truth.No, "true, with a customer-managed key")
                : CustomerKey.Judge("SSESpecification.KMSMasterKeyId", resource["SSESpecification.KMSMasterKeyId"]);
        }

        var replicas = resource["Replicas"];
        return Verdict.Of(
            resource["SSESpecification.SSEEnabled"].IsTrue
                & (
                    replicas.IsUnresolved
                        ? Truth.Unknown
                        : replicas.HasItems
                            & Truth.All(
                                replicas.Items,
                                replica => CustomerKey.Is(replica["SSESpecification.KMSMasterKeyId"])
                            )
                ),
            "Every replica names a customer-managed key.",
            "SSESpecification.SSEEnabled must be true and every replica name a customer-managed key in SSESpecification.KMSMasterKeyId."
        );
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
        new() { Checkov = ["CKV_AWS_271"], Prowler = ["dynamodb_tables_kms_cmk_encryption_enabled"] };
}
