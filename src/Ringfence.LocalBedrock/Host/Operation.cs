namespace Ringfence.LocalBedrock.Host;

/// <summary>One API operation.</summary>
/// <param name="Name">As AWS names it, in its API and in CloudTrail.</param>
/// <param name="ReadOnly">As CloudTrail classes it; it counts model calls as reads.</param>
/// <param name="Answer">Answers the call or throws an <see cref="AwsFault"/>.</param>
internal sealed record Operation(string Name, AwsApi Service, bool ReadOnly, Func<ApiCall, Task> Answer)
{
    /// <summary>Whether CloudTrail counts it among data events.</summary>
    public bool IsDataEvent { get; init; }
}
