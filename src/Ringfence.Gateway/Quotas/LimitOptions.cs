namespace Ringfence.Gateway.Quotas;

/// <summary>The limits of one user or team. What is not given is not limited; 0 allows nothing.</summary>
internal sealed record LimitOptions
{
    private const long Most = 1_000_000_000_000;

    /// <summary>Calls in a minute.</summary>
    public long? RequestsPerMinute { get; set; }

    /// <summary>Tokens in a minute: prompt and answer, cached ones included.</summary>
    public long? TokensPerMinute { get; set; }

    /// <summary>What one of so many instances gives of them: rounded down, so that together they never give more.</summary>
    public LimitOptions ShareOf(int instances) =>
        instances == 1
            ? this
            : new()
            {
                RequestsPerMinute = RequestsPerMinute / instances,
                TokensPerMinute = TokensPerMinute / instances,
            };

    /// <summary>Everything wrong with these values, a sentence each; <paramref name="at"/> is their section.</summary>
    public IEnumerable<string> Problems(string at, int instances) =>
        Problems($"{at}:{nameof(RequestsPerMinute)}", RequestsPerMinute, instances)
            .Concat(Problems($"{at}:{nameof(TokensPerMinute)}", TokensPerMinute, instances));

    private static IEnumerable<string> Problems(string at, long? limit, int instances)
    {
        if (limit is < 0 or > Most)
        {
            yield return $"{at} is {limit}; allowed is 0 to {Most}, or nothing for no limit.";
        }
        else if (limit > 0 && limit < instances)
        {
            yield return $"{at} is {limit} over {instances} instances (Quotas:Instances), none of which would give any; allowed is 0, {instances} or more, or nothing for no limit.";
        }
    }
}
