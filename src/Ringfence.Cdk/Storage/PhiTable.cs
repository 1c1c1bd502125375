using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Storage;

/// <summary>
/// A DynamoDB table for protected health information: under a key of ours, recoverable to any second of 35 days,
/// protected from deletion, in the backup plan by its tag.
/// </summary>
public sealed class PhiTable : Construct
{
    private readonly CfnResource _table;

    /// <summary>A table.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="id">Its id.</param>
    /// <param name="props">How.</param>
    public PhiTable(Construct scope, string id, PhiTableProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        var keys = new List<(string Name, string Type)> { (props.PartitionKey, "HASH") };
        if (props.SortKey is { } sort)
        {
            keys.Add((sort, "RANGE"));
        }

        _table = this.Declare(
                "Table",
                "AWS::DynamoDB::Table",
                new Map
                {
                    ["TableName"] = props.Name,
                    ["BillingMode"] = "PAY_PER_REQUEST",
                    ["AttributeDefinitions"] = keys.Select(key => new Map
                    {
                        ["AttributeName"] = key.Name,
                        ["AttributeType"] = "S",
                    }),
                    ["KeySchema"] = keys.Select(key => new Map
                    {
                        ["AttributeName"] = key.Name,
                        ["KeyType"] = key.Type,
                    }),
                    ["SSESpecification"] = new Map
                    {
                        ["SSEEnabled"] = true,
                        ["SSEType"] = "KMS",
                        ["KMSMasterKeyId"] = props.Key.Arn,
                    },
                    ["PointInTimeRecoverySpecification"] = new Map { ["PointInTimeRecoveryEnabled"] = true },
                    ["DeletionProtectionEnabled"] = true,
                    ["TimeToLiveSpecification"] = props.ExpiresAt is { } attribute
                        ? new Map { ["AttributeName"] = attribute, ["Enabled"] = true }
                        : null!,
                    ["Tags"] = Tag.Phi(props.Name),
                }
            )
            .Kept();
        _table.Accept(
            ["HIPAA.Security-DynamoDBInBackupPlan", "NIST.800.53.R5-DynamoDBInBackupPlan"],
            "The backup plan selects by the tag data-classification, which the rule does not read"
        );
    }

    /// <summary>Its name.</summary>
    public string Name => _table.Ref;

    /// <summary>Its ARN.</summary>
    public string Arn => _table.Arn;
}
