namespace Ringfence.Cdk.Configuration;

/// <summary>Where things may be.</summary>
/// <param name="Home">The region of the stacks; it must have Amazon Bedrock.</param>
/// <param name="Copies">The region of the backups' copies; another one.</param>
/// <param name="Allowed">Every region that may be used, the destinations of inference profiles included.</param>
public sealed record RegionsConfiguration(string Home, string Copies, IReadOnlyList<string> Allowed);
