using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Organizations;

/// <summary>Recognises the denial of regions.</summary>
internal static class RegionGuard
{
    /// <summary>The regions that a denying statement leaves open; null where it does not limit regions for Bedrock and the rest.</summary>
    public static IReadOnlyList<PropertyValue>? Limits(PolicyStatement statement)
    {
        if (
            !ServiceControls.Covers(statement, "bedrock:InvokeModel", "ec2:RunInstances", "s3:CreateBucket").IsYes
            || !statement.ConditionsKnown
        )
        {
            return null;
        }

        IReadOnlyList<PropertyValue>? regions = null;
        foreach (var condition in statement.Conditions)
        {
            if (condition is { Key: "aws:requestedregion", IsNegative: true })
            {
                regions = condition.Values;
            }
            else if (!ServiceControls.IsException(condition).IsYes)
            {
                return null;
            }
        }

        return regions;
    }

    /// <summary>
    /// A denying statement refuses what runs in no region of its own: global inference asks with the region
    /// <c>unspecified</c> (Bedrock User Guide, "Global cross-Region inference").
    /// </summary>
    public static Truth RefusesGlobal(PolicyStatement statement)
    {
        if (Limits(statement) is { } regions)
        {
            return !Truth.Any(regions, region => region.Is("unspecified") | region.Is("global") | region.Is("*"));
        }

        var named = Truth.No;
        foreach (var condition in statement.Conditions)
        {
            var global =
                condition.Key == "aws:requestedregion" && !condition.IsNegative
                    ? Truth.Any(condition.Values, value => value.Is("unspecified"))
                : condition.Key == "bedrock:inferenceprofilearn" && !condition.IsNegative
                    ? Truth.Any(condition.Values, value => value.Contains("inference-profile/global.") | value.Is("*"))
                : Truth.No;
            if (!global.IsYes && !ServiceControls.IsException(condition).IsYes)
            {
                return global.IsUnknown ? Truth.Unknown : Truth.No;
            }

            named |= global;
        }

        return named;
    }
}
