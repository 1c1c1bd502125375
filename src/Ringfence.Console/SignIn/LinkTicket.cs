namespace Ringfence.Console.SignIn;

/// <summary>What a one-time link says.</summary>
/// <param name="Ends">Seconds since 1970.</param>
/// <param name="Nonce">What makes it this link and no other.</param>
internal sealed record LinkTicket(string User, IReadOnlyList<string> Teams, Role Role, long Ends, string Nonce);
