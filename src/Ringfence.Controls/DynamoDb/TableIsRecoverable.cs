using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.DynamoDb;

internal sealed class TableIsRecoverable() : ResourceControl("AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable")
{
    public override string Title => "A table can be wound back to any second of 35 days";

    public override string Why => "Without point-in-time recovery a bad write or a deletion is final.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["bk-rds-pitr"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.DataBackup, Hipaa.DisasterRecovery, Soc2.A1_2, Nist80053.CP_9, Nist80053.CP_10_2, Iso27001.A_8_13];

    public override Construction Build =>
        Construction.Set("PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled", true);

    public override Fix? FixFor(Resource resource) =>
        resource.Type == "AWS::DynamoDB::GlobalTable"
            ? resource["Replicas"].Items.Count == 0
                ? null
                : new([
                    new SetProperty("Replicas[*].PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled", true),
                ])
            : new([.. Build.Sets])
            {
                Cli =
                    "aws dynamodb update-continuous-backups --table-name NAME --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true",
            };

    public override Verdict Check(Resource resource)
    {
        const string path = "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled";
        if (resource.Type == "AWS::DynamoDB::Table")
        {
            var enabled = resource[path];
            return Verdict.Property(path, enabled, enabled.IsTrue, "true");
        }

        var replicas = resource["Replicas"];
        return Verdict.Of(
            replicas.IsUnresolved
                ? Truth.Unknown
                : replicas.HasItems & Truth.All(replicas.Items, replica => replica[path].IsTrue),
            $"Every replica has {path} true.",
            $"A replica has {path} absent or false; it must be true."
        );
    }

    public override EvidenceQuery Evidence =>
        new(
            [
                new("dynamodb.amazonaws.com", "UpdateContinuousBackups")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.pointInTimeRecoverySpecification.pointInTimeRecoveryEnabled"] = "true",
                    },
                },
            ],
            [
                new("dynamodb.amazonaws.com", "UpdateContinuousBackups")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.pointInTimeRecoverySpecification.pointInTimeRecoveryEnabled"] = "false",
                    },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["dynamodb-pitr-enabled"],
            CdkNag = ["DynamoDBPITREnabled"],
            Guard = ["DYNAMODB_PITR_ENABLED", "CT.DYNAMODB.PR.1"],
            Checkov = ["CKV_AWS_28", "CKV_AWS_165"],
            Prowler = ["dynamodb_tables_pitr_enabled"],
        };
}
