namespace Ringfence.Gateway.Quotas;

/// <summary>Says which limits keep a call out, and when it may come again.</summary>
internal static class SpentQuota
{
    public static Refusal Refusal(Account? user, Account? team, long tokens)
    {
        var reasons = new List<string>();
        TimeSpan? wait = TimeSpan.Zero;
        foreach (var account in (Account?[])[user, team])
        {
            Judge(
                account?.Requests,
                1,
                $"{account?.Name} has {account?.Requests?.Limit} requests a minute and no more left",
                reasons,
                ref wait
            );
            Judge(
                account?.Tokens,
                tokens,
                $"{account?.Name} has {account?.Tokens?.Limit} tokens a minute, {account?.Tokens?.Remaining} left, and this call may use {tokens}",
                reasons,
                ref wait
            );
        }
        var remedy =
            wait is { } finite && finite < TimeSpan.MaxValue
                ? $"Try again in {Math.Ceiling(finite.TotalSeconds)} s."
                : "No minute will hold it: ask for fewer tokens (max_tokens), or have the quota raised.";
        return new(
            GatewayError.QuotaSpent,
            $"The quota is spent: {string.Join("; ", reasons)}. {remedy}",
            wait == TimeSpan.MaxValue ? null : wait
        );
    }

    /// <summary>Nothing is spent: the others of its fleet do not count this instance yet.</summary>
    public static Refusal NotCounted(TimeSpan wait) =>
        new(
            GatewayError.QuotaSpent,
            $"This instance has just started, and gives nothing of any quota until the others give that much less. Try again in {Math.Ceiling(wait.TotalSeconds)} s; others answer now.",
            wait
        );

    private static void Judge(Budget? budget, long units, string reason, List<string> reasons, ref TimeSpan? wait)
    {
        if (budget is null || budget.Has(units))
        {
            return;
        }
        reasons.Add(reason);
        var needed = budget.WaitFor(units);
        wait =
            needed is null || wait is null ? null
            : needed > wait ? needed
            : wait;
    }
}
