namespace Ringfence.Controls;

/// <summary>The CloudTrail events of one API call, narrowed by their parameters.</summary>
/// <param name="Source">The event source: <c>s3.amazonaws.com</c>.</param>
/// <param name="Name">The event name: <c>PutBucketVersioning</c>.</param>
public sealed record EventPattern(string Source, string Name)
{
    /// <summary>
    /// What must stand in the event: a dotted path from its top (<c>requestParameters.VersioningConfiguration.Status</c>)
    /// and the value there, compared without case; a null value: the path must be absent.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Where { get; init; } = new Dictionary<string, string?>();
}
