namespace Ringfence.LocalBedrock.Model;

/// <summary>Which cross-region profiles a region offers, and the regions each may run in. Region sets grow at AWS; this is one day's.</summary>
internal static class Geography
{
    public const string Global = "global";

    private static readonly Dictionary<string, string[]> Regions = new()
    {
        ["us"] = ["us-east-1", "us-east-2", "us-west-2"],
        ["eu"] = ["eu-central-1", "eu-north-1", "eu-south-1", "eu-west-1", "eu-west-3"],
        ["apac"] = ["ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-1", "ap-southeast-2"],
        ["jp"] = ["ap-northeast-1", "ap-northeast-3"],
        ["au"] = ["ap-southeast-2", "ap-southeast-4"],
        ["us-gov"] = ["us-gov-west-1", "us-gov-east-1"],
        [Global] =
        [
            "us-east-1",
            "us-east-2",
            "us-west-2",
            "eu-central-1",
            "eu-west-1",
            "ap-northeast-1",
            "ap-southeast-2",
            "ap-southeast-4",
        ],
    };

    /// <summary>Prefixes of the profiles that may be called from <paramref name="region"/>.</summary>
    public static IEnumerable<string> Prefixes(string region)
    {
        if (region.StartsWith("us-gov-", StringComparison.Ordinal))
        {
            return ["us-gov"];
        }

        var home = region[..2] switch
        {
            "us" or "ca" => "us",
            "eu" => "eu",
            "ap" => "apac",
            _ => null,
        };
        var own = Regions
            .Where(pair => pair.Key is "jp" or "au" && pair.Value.Contains(region))
            .Select(pair => pair.Key);
        return [.. home is null ? Array.Empty<string>() : [home], .. own, Global];
    }

    /// <summary>Where a profile of this prefix may run.</summary>
    public static IReadOnlyList<string> Destinations(string prefix) => Regions[prefix];
}
