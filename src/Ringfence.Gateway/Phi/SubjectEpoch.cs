namespace Ringfence.Gateway.Phi;

/// <summary>A span of time whose subject digests have one key.</summary>
/// <param name="Name">When it began, UTC; as digests begin with it.</param>
/// <param name="IsCurrent">Whether new digests are made with it.</param>
public sealed record SubjectEpoch(string Name, bool IsCurrent);
