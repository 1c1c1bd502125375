namespace Ringfence.Evidence.Integrity;

/// <summary>A span of time, end exclusive.</summary>
public sealed record TimeSpanUtc(DateTimeOffset From, DateTimeOffset To);
