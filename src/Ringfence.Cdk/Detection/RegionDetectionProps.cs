namespace Ringfence.Cdk.Detection;

/// <summary>How <see cref="RegionDetection"/> is made.</summary>
public sealed record RegionDetectionProps
{
    /// <summary>What names begin with: <c>clinic-production</c>, as <see cref="DetectionProps.Name"/> of the same account.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the archive's bucket that AWS Config delivers to, in whichever region it is.</summary>
    public required string ConfigurationBucket { get; init; }
}
