namespace Ringfence.Gateway.Health;

/// <summary>A part that cannot do its work now, and why.</summary>
internal sealed record Unready(string Part, string Reason);
