namespace Ringfence.EndToEnd.Running;

/// <summary>What <c>/readyz</c> answered.</summary>
internal sealed record Readiness(int Status, string Body);
