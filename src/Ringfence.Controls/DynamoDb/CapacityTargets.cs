using Ringfence.Controls.Facts;

namespace Ringfence.Controls.DynamoDb;

/// <summary>
/// The scalable targets of a table: one for its reads and one for its writes, and the same for each of its global
/// indexes. Application Auto Scaling API, RegisterScalableTarget.
/// </summary>
internal static class CapacityTargets
{
    private const string Type = "AWS::ApplicationAutoScaling::ScalableTarget";

    /// <summary>Every capacity of the table has a target.</summary>
    public static Truth Cover(Resource table)
    {
        // A target whose table is known only when deployed may be this table's.
        var perhaps = table.Estate.Unplaced(Type, "ResourceId", table.Type).Count > 0 ? Truth.Unknown : Truth.No;
        var targets = table.Estate.Referring(table, Type, "ResourceId");
        if (targets.Count == 0)
        {
            return perhaps;
        }

        var holds =
            Has(targets, "dynamodb:table:ReadCapacityUnits", "")
            & Has(targets, "dynamodb:table:WriteCapacityUnits", "");
        foreach (var index in table["GlobalSecondaryIndexes"].Items)
        {
            if (index.IsUnresolved || index["IndexName"].IsUnresolved)
            {
                return (holds & Truth.Unknown) | perhaps;
            }

            var end = "/index/" + index["IndexName"].Text;
            holds &=
                Has(targets, "dynamodb:index:ReadCapacityUnits", end)
                & Has(targets, "dynamodb:index:WriteCapacityUnits", end);
        }

        return holds | perhaps;
    }

    /// <summary>The changes that take the indexes' capacity off, which an on-demand table may not have.</summary>
    public static IEnumerable<Change> Unprovision(Resource table)
    {
        var indexes = table["GlobalSecondaryIndexes"].Items;
        for (var at = 0; at < indexes.Count; at++)
        {
            if (!indexes[at]["ProvisionedThroughput"].IsMissing)
            {
                yield return new RemoveProperty($"GlobalSecondaryIndexes[{at}].ProvisionedThroughput");
            }
        }
    }

    private static Truth Has(IReadOnlyList<Resource> targets, string dimension, string end) =>
        Truth.Any(targets, target => target["ScalableDimension"].Is(dimension) & target["ResourceId"].EndsWith(end));
}
