namespace Ringfence.Gateway.Quotas;

/// <summary>The limits of one user or team. What is not given is not limited; 0 allows nothing.</summary>
internal sealed record LimitOptions
{
    private const long Most = 1_000_000_000_000;

    /// <summary>Calls in a minute.</summary>
    public long? RequestsPerMinute { get; set; }

    /// <summary>Tokens in a minute: prompt and answer, cached ones included.</summary>
    public long? TokensPerMinute { get; set; }

    /// <summary>Everything wrong with these values, a sentence each; <paramref name="at"/> is their section.</summary>
    public IEnumerable<string> Problems(string at)
    {
        if (RequestsPerMinute is < 0 or > Most)
        {
            yield return $"{at}:RequestsPerMinute is {RequestsPerMinute}; allowed is 0 to {Most}, or nothing for no limit.";
        }
        if (TokensPerMinute is < 0 or > Most)
        {
            yield return $"{at}:TokensPerMinute is {TokensPerMinute}; allowed is 0 to {Most}, or nothing for no limit.";
        }
    }
}
