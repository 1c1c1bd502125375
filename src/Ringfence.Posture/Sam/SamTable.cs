using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Sam;

/// <summary><c>AWS::Serverless::SimpleTable</c>.</summary>
internal static class SamTable
{
    public static IEnumerable<NodeMember> Expand(SamResource table)
    {
        var key = table["PrimaryKey"]?["Name"] ?? table.Text("id");
        yield return table.Make(
            table.Id,
            "AWS::DynamoDB::Table",
            [
                .. table.Same(
                    "TableName",
                    "SSESpecification",
                    "ProvisionedThroughput",
                    "PointInTimeRecoverySpecification"
                ),
                ("BillingMode", table["ProvisionedThroughput"] is null ? table.Text("PAY_PER_REQUEST") : null),
                ("KeySchema", table.List(table.Map(("AttributeName", key), ("KeyType", table.Text("HASH"))))),
                ("Tags", table.Tags()),
            ]
        );
    }
}
