namespace Ringfence.Cli.Demo;

/// <summary>One call of the demo and how it ended, as the client saw it.</summary>
/// <param name="Who">The clinician's user name, or what stands in its place.</param>
/// <param name="What">The call in a few words.</param>
/// <param name="Expected">The HTTP status that shows the boundary working; 0 for a call that its client abandons.</param>
/// <param name="Status">The status received.</param>
/// <param name="AwsRequestId">The join key, where there was one.</param>
/// <param name="Said">The first words that the client got.</param>
internal sealed record Scene(string Who, string What, int Expected, int Status, string? AwsRequestId, string Said)
{
    public bool AsExpected => Status == Expected;
}
