namespace Ringfence.Gateway.Callers;

/// <summary>One OpenID provider (section <c>Callers:Issuers:N</c>).</summary>
internal sealed class IssuerOptions
{
    /// <summary>The issuer exactly as its tokens' <c>iss</c> and its discovery document spell it, trailing slash included.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>The audiences of which a token's <c>aud</c> must name one, exactly.</summary>
    public string[] Audiences { get; set; } = [];

    /// <summary>Signature algorithms accepted from this issuer; <c>none</c> and <c>HS*</c> never are.</summary>
    /// <value>RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512 when empty.</value>
    public string[] Algorithms { get; set; } = [];

    /// <summary>Where user, team, roles and application stand in its tokens.</summary>
    public ClaimOptions Claims { get; set; } = new();

    /// <summary>How often its keys are read again, so that a withdrawn key stops working.</summary>
    /// <value>10 minutes.</value>
    public TimeSpan RefreshKeysEvery { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long its last known keys are trusted while it cannot be reached; after that its tokens are refused.</summary>
    /// <value>4 hours.</value>
    public TimeSpan KeepKeysFor { get; set; } = TimeSpan.FromHours(4);

    /// <summary>Everything wrong with these values, a sentence each; <paramref name="at"/> is their section.</summary>
    public IEnumerable<string> Problems(string at)
    {
        if (!Uri.TryCreate(Issuer, UriKind.Absolute, out var uri) || !IssuerDocuments.Allows(uri))
        {
            yield return $"{at}:Issuer is '{Issuer}'; it must be an https URL (http is allowed for loopback alone).";
        }
        if (Issuer == DevelopmentIssuer.Issuer)
        {
            yield return $"{at}:Issuer is the development issuer's; it is switched on by Callers:Development:Directory alone.";
        }
        if (Audiences.Length == 0 || Audiences.Any(string.IsNullOrWhiteSpace))
        {
            yield return $"{at}:Audiences is empty or has an empty name; name the audience that tokens for this gateway carry.";
        }
        foreach (var algorithm in Algorithms.Where(name => !SigningAlgorithms.All.Contains(name)))
        {
            yield return $"{at}:Algorithms has '{algorithm}'; allowed are {string.Join(", ", SigningAlgorithms.All)}.";
        }
        if (RefreshKeysEvery < TimeSpan.FromMinutes(1) || RefreshKeysEvery > TimeSpan.FromHours(24))
        {
            yield return $"{at}:RefreshKeysEvery is {RefreshKeysEvery}; allowed is 00:01:00 to 1.00:00:00.";
        }
        if (KeepKeysFor < RefreshKeysEvery || KeepKeysFor > TimeSpan.FromDays(7))
        {
            yield return $"{at}:KeepKeysFor is {KeepKeysFor}; allowed is RefreshKeysEvery ({RefreshKeysEvery}) to 7.00:00:00.";
        }
        foreach (var problem in Claims.Problems($"{at}:Claims"))
        {
            yield return problem;
        }
    }
}
