namespace Ringfence.Console.Policy;

/// <summary>Which models a team or a role may use; what is denied is denied whoever allows it.</summary>
public sealed record ModelRule(string Of, IReadOnlyList<string> Allow, IReadOnlyList<string> Deny);
