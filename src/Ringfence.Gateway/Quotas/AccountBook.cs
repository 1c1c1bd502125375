using System.Collections.Concurrent;

namespace Ringfence.Gateway.Quotas;

/// <summary>
/// The accounts under one set of limits. Those that are full again are forgotten, so memory is bounded by who called in the last minutes.
/// </summary>
internal sealed class AccountBook(QuotaOptions limits)
{
    private readonly ConcurrentDictionary<AccountKey, Account> _accounts = new();

    public QuotaOptions Limits => limits;

    public int Count => _accounts.Count;

    /// <summary>The account of a user of an issuer; null when nothing limits them.</summary>
    /// <param name="instances">How many share its limits, if it is new.</param>
    public Account? OfUser(string issuer, string user, int instances) =>
        Find(new(issuer, user), limits.EachUser, limits.Users, instances);

    /// <summary>The account of a team; null when nothing limits it.</summary>
    /// <param name="instances">How many share its limits, if it is new.</param>
    public Account? OfTeam(string team, int instances) => Find(new("", team), limits.EachTeam, limits.Teams, instances);

    /// <summary>Has accounts take their share, and forgets those that are as good as new.</summary>
    /// <param name="instances">How many share their limits.</param>
    /// <param name="now">In ticks of 100 ns.</param>
    public void Sweep(int instances, long now)
    {
        foreach (var (key, account) in _accounts)
        {
            lock (account.Gate)
            {
                account.ShareAmong(instances, now);
                if (account.TryClose())
                {
                    _accounts.TryRemove(new KeyValuePair<AccountKey, Account>(key, account));
                }
            }
        }
    }

    private Account? Find(AccountKey key, LimitOptions each, Dictionary<string, LimitOptions> named, int instances)
    {
        if (_accounts.TryGetValue(key, out var account))
        {
            return account;
        }
        var own = named.GetValueOrDefault(key.Name, each);
        return own is { RequestsPerMinute: null, TokensPerMinute: null }
            ? null
            : _accounts.GetOrAdd(key, new Account($"{(key.IsTeam ? "team" : "user")} {key.Name}", own, instances));
    }
}
