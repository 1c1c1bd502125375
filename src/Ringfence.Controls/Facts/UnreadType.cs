namespace Ringfence.Controls.Facts;

/// <summary>A type of which a running account was asked and not all was read: what is not found of it may still be there.</summary>
/// <param name="Type">The type.</param>
/// <param name="Region">Where; empty for what an account has once.</param>
/// <param name="Reason">What was not read, why, and what would let it be read: a sentence.</param>
public sealed record UnreadType(string Type, string Region, string Reason);
