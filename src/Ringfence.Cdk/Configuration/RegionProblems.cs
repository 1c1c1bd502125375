namespace Ringfence.Cdk.Configuration;

/// <summary>Regions that are not there, have no Bedrock, or are not allowed.</summary>
internal static class RegionProblems
{
    public static void Add(FoundationConfiguration configuration, List<string> problems)
    {
        var regions = configuration.Regions;
        foreach (var region in regions.Allowed.Append(regions.Home).Append(regions.Copies).Distinct())
        {
            if (!BedrockPlaces.Regions.Contains(region))
            {
                problems.Add(
                    $"regions: '{region}' has no Amazon Bedrock; allowed: {string.Join(", ", BedrockPlaces.Regions.Order())}"
                );
            }
        }

        foreach (var (where, region) in new[] { ("home", regions.Home), ("copies", regions.Copies) })
        {
            if (!regions.Allowed.Contains(region))
            {
                problems.Add(
                    $"regions.{where}: '{region}' is not among regions.allowed ({string.Join(", ", regions.Allowed)})"
                );
            }
        }

        if (regions.Home == regions.Copies)
        {
            problems.Add(
                $"regions.copies: '{regions.Copies}' is regions.home too; copies outlive a region only in another one"
            );
        }
    }
}
