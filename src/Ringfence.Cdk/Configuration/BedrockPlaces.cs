using System.Collections.Frozen;

namespace Ringfence.Cdk.Configuration;

/// <summary>The regions and models that Amazon Bedrock has, from the two lists beside this file.</summary>
internal static class BedrockPlaces
{
    private static readonly string[] Geographies = ["us-gov", "us", "eu", "apac", "jp", "au", "ca"];

    /// <summary>Regions that have Amazon Bedrock.</summary>
    public static FrozenSet<string> Regions { get; } = Lines("bedrock-regions.txt");

    /// <summary>Ids of foundation models.</summary>
    public static FrozenSet<string> Models { get; } = Lines("bedrock-models.txt");

    /// <summary>The geography of an inference profile's id: <c>us</c> of <c>us.anthropic.…</c>; null for a foundation model's.</summary>
    public static string? Geography(string model) =>
        Array.Find(Geographies, geography => model.StartsWith(geography + ".", StringComparison.Ordinal));

    /// <summary>The foundation model of an inference profile's id, or the id itself.</summary>
    public static string Foundation(string model) =>
        Geography(model) is { } geography ? model[(geography.Length + 1)..] : model;

    private static FrozenSet<string> Lines(string resource)
    {
        using var reader = new StreamReader(typeof(BedrockPlaces).Assembly.GetManifestResourceStream(resource)!);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
