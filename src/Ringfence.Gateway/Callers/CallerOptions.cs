namespace Ringfence.Gateway.Callers;

/// <summary>Who may call, and how they prove it (section <c>Callers</c>).</summary>
internal sealed class CallerOptions
{
    /// <summary>The OpenID providers whose tokens are accepted.</summary>
    public List<IssuerOptions> Issuers { get; set; } = [];

    /// <summary>The issuer for one machine; off unless its directory is given.</summary>
    public DevelopmentOptions Development { get; set; } = new();

    /// <summary>AWS signatures that are accepted in place of a token; none unless keys are given.</summary>
    public SignedCallerOptions SigV4 { get; set; } = new();

    /// <summary>How far the clock of an issuer may differ from ours.</summary>
    /// <value>60 seconds; at most 5 minutes.</value>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest token, in characters. It bounds what a caller can put into one ledger entry.</summary>
    /// <value>16,384, which is also the most.</value>
    public int MaxTokenLength { get; set; } = 16_384;

    /// <summary>How many verified tokens are remembered, each for five minutes at most.</summary>
    /// <value>10,000.</value>
    public int RememberedTokens { get; set; } = 10_000;

    /// <summary>Everything wrong with these values, a sentence each; empty when nothing is.</summary>
    public IEnumerable<string> Problems()
    {
        if (Issuers.Count == 0 && Development.Directory is null && SigV4.Keys.Count == 0)
        {
            yield return "Callers names nobody who could vouch for a caller: give Callers:Issuers, Callers:Development:Directory "
                + "(one machine only) or Callers:SigV4:Keys.";
        }
        if (ClockSkew < TimeSpan.Zero || ClockSkew > TimeSpan.FromMinutes(5))
        {
            yield return $"Callers:ClockSkew is {ClockSkew}; allowed is 00:00:00 to 00:05:00.";
        }
        if (MaxTokenLength is < 256 or > 16_384)
        {
            yield return $"Callers:MaxTokenLength is {MaxTokenLength}; allowed is 256 to 16384.";
        }
        if (RememberedTokens is < 2 or > 1_000_000)
        {
            yield return $"Callers:RememberedTokens is {RememberedTokens}; allowed is 2 to 1000000.";
        }
        for (var i = 0; i < Issuers.Count; i++)
        {
            foreach (var problem in Issuers[i].Problems($"Callers:Issuers:{i}"))
            {
                yield return problem;
            }
        }
        foreach (var twice in Issuers.GroupBy(issuer => issuer.Issuer).Where(same => same.Count() > 1))
        {
            yield return $"Callers:Issuers names {twice.Key} {twice.Count()} times; give each issuer once, with all its audiences.";
        }
        foreach (var problem in SigV4.Problems())
        {
            yield return problem;
        }
    }
}
