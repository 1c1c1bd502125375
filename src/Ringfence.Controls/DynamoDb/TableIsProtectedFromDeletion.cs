using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.DynamoDb;

internal sealed class TableIsProtectedFromDeletion() : ResourceControl("AWS::DynamoDB::Table")
{
    public override string Title => "A table cannot be deleted by one call";

    public override string Why => "One mistaken call would delete the table.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.Integrity, Hipaa.DataBackup, Soc2.A1_2, Nist80053.CP_9, Nist80053.SI_7, Iso27001.A_8_13];

    public override Construction Build => Construction.Set("DeletionProtectionEnabled", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets]) { Cli = "aws dynamodb update-table --table-name NAME --deletion-protection-enabled" };

    public override Verdict Check(Resource resource)
    {
        var value = resource["DeletionProtectionEnabled"];
        return Verdict.Property("DeletionProtectionEnabled", value, value.IsTrue, "true");
    }

    public override EvidenceQuery Evidence =>
        new(
            [
                new("dynamodb.amazonaws.com", "UpdateTable")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.deletionProtectionEnabled"] = "true",
                    },
                },
            ],
            [
                new("dynamodb.amazonaws.com", "UpdateTable")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.deletionProtectionEnabled"] = "false",
                    },
                },
                new("dynamodb.amazonaws.com", "DeleteTable"),
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["dynamodb-table-deletion-protection-enabled"],
            Prowler = ["dynamodb_table_deletion_protection_enabled"],
        };
}
