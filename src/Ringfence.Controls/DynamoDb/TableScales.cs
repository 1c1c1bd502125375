using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.DynamoDb;

internal sealed class TableScales() : ResourceControl("AWS::DynamoDB::Table")
{
    public override string Title => "A table takes more than its usual load";

    public override string Why => "A table of fixed capacity refuses what is above it: an outage in the hour of need.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Hipaa.EmergencyMode, Soc2.A1_2, Nist80053.CP_10, Nist80053.SC_5, Iso27001.A_8_14];

    public override Construction Build => Construction.Set("BillingMode", "PAY_PER_REQUEST");

    public override Fix? FixFor(Resource resource) =>
        new([
            new SetProperty("BillingMode", "PAY_PER_REQUEST"),
            new RemoveProperty("ProvisionedThroughput"),
            .. CapacityTargets.Unprovision(resource),
        ])
        {
            Cli = "aws dynamodb update-table --table-name NAME --billing-mode PAY_PER_REQUEST",
            Mind = "Requests are billed one by one; a steady load costs more than provisioned capacity.",
        };

    public override Verdict Check(Resource resource)
    {
        var mode = resource["BillingMode"];
        if (mode.Is("PAY_PER_REQUEST").IsYes)
        {
            return Verdict.Pass("BillingMode is PAY_PER_REQUEST.");
        }

        var scales = CapacityTargets.Cover(resource) | (mode.IsUnresolved ? Truth.Unknown : Truth.No);
        return Verdict
            .Of(
                scales,
                "Scalable targets cover the reads and writes of the table and of its indexes.",
                $"BillingMode is {mode}; it must be PAY_PER_REQUEST, or the reads and writes of the table and of each index must have a scalable target."
            )
            .At(mode);
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["dynamodb-autoscaling-enabled"],
            CdkNag = ["DynamoDBAutoScalingEnabled"],
            Prowler = ["dynamodb_table_autoscaling_enabled"],
        };
}
