namespace Ringfence.Cli.Up;

/// <summary>What <c>up</c> was told.</summary>
/// <param name="Port">HTTP/1.1; HTTP/2 is on the next one; 0 takes free ones.</param>
/// <param name="ConfigurationFile">A ringfence.json, or null for the starter's.</param>
/// <param name="Local">True: the stand-in even where AWS credentials exist; false: AWS even where none are seen; null: look.</param>
internal sealed record UpSettings(DataDirectory Data, int Port, FileInfo? ConfigurationFile, bool? Local)
{
    /// <summary>Settings that win over every file: the demo's own policy.</summary>
    public IReadOnlyDictionary<string, string?> Overrides { get; init; } = new Dictionary<string, string?>();

    /// <summary>How often the stand-in's CloudTrail delivers.</summary>
    public TimeSpan TrailDelivery { get; init; } = TimeSpan.FromSeconds(2);
}
