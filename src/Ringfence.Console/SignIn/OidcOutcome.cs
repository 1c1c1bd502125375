namespace Ringfence.Console.SignIn;

/// <summary>Who came back from the identity provider, or why nobody did.</summary>
/// <param name="Problem">A sentence for the person who wanted in; null when they are.</param>
/// <param name="IsOfKeys">The token's signature was not verified by the keys at hand.</param>
internal sealed record OidcOutcome(Person? Person, string? Problem, bool IsOfKeys = false)
{
    /// <summary>Where they wanted to go.</summary>
    public string ReturnTo { get; init; } = "/";

    public static OidcOutcome No(string problem) => new(null, problem);
}
