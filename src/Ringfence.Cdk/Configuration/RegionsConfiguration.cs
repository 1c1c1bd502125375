namespace Ringfence.Cdk.Configuration;

/// <summary>Where things may be.</summary>
/// <param name="Home">The region of the stacks; it must have Amazon Bedrock.</param>
/// <param name="Copies">The region of the backups' copies; another one.</param>
/// <param name="Allowed">Every region that may be used, the destinations of inference profiles included.</param>
public sealed record RegionsConfiguration(string Home, string Copies, IReadOnlyList<string> Allowed)
{
    /// <summary>The regions that may be used, without the home.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<string> Others => [.. Allowed.Where(region => region != Home)];
}
