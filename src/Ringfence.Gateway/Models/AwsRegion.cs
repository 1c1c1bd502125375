namespace Ringfence.Gateway.Models;

/// <summary>How AWS spells regions: geography, direction, number. <c>us-gov-west-1</c> is of the geography <c>us-gov</c>, not of <c>us</c>.</summary>
internal static class AwsRegion
{
    /// <summary>Whether it is spelled like a region: <c>us-east-1</c>.</summary>
    public static bool IsExact(string region)
    {
        var parts = region.Split('-');
        return parts.Length is 3 or 4
            && parts[..^1].All(part => part.Length > 0 && part.All(char.IsAsciiLetterLower))
            && parts[^1].Length > 0
            && parts[^1].All(char.IsAsciiDigit);
    }

    /// <summary>Whether it stands for all regions of a geography, those to come included: <c>us-*</c>.</summary>
    public static bool IsGeography(string pattern) =>
        pattern.EndsWith("-*", StringComparison.Ordinal)
        && pattern.Length > 2
        && pattern[..^2].Split('-').All(part => part.Length > 0 && part.All(char.IsAsciiLetterLower));

    /// <summary>The geography of a region, as a pattern: <c>us-east-1</c> → <c>us-*</c>; a pattern is its own.</summary>
    public static string GeographyOf(string region)
    {
        var number = region.LastIndexOf('-');
        var direction = number > 0 ? region.LastIndexOf('-', number - 1) : -1;
        return direction > 0 && !IsGeography(region) ? $"{region[..direction]}-*" : region;
    }
}
