namespace Ringfence.Posture;

/// <summary>The resource that a finding is about.</summary>
/// <param name="LogicalId">Its id in the template; for a live resource, its identifier.</param>
/// <param name="Type">CloudFormation's type, or <c>Ringfence::…</c>.</param>
/// <param name="CdkPath">The construct that made it; null where none is named.</param>
public sealed record FindingResource(string LogicalId, string Type, string? CdkPath);
