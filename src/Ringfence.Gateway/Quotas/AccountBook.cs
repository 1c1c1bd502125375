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
    public Account? OfUser(string issuer, string user) => Find(new(issuer, user), limits.EachUser, limits.Users);

    /// <summary>The account of a team; null when nothing limits it.</summary>
    public Account? OfTeam(string team) => Find(new("", team), limits.EachTeam, limits.Teams);

    /// <summary>Forgets accounts that are as good as new.</summary>
    /// <param name="now">In ticks of 100 ns.</param>
    public void Sweep(long now)
    {
        foreach (var (key, account) in _accounts)
        {
            lock (account.Gate)
            {
                account.AdvanceTo(now);
                if (account.TryClose())
                {
                    _accounts.TryRemove(new KeyValuePair<AccountKey, Account>(key, account));
                }
            }
        }
    }

    private string NameOf(AccountKey key)
    {
        var name = $"{(key.IsTeam ? "team" : "user")} {key.Name}";
        return limits.Instances == 1 ? name : $"{name}, at each of {limits.Instances} instances,";
    }

    private Account? Find(AccountKey key, LimitOptions each, Dictionary<string, LimitOptions> named)
    {
        if (_accounts.TryGetValue(key, out var account))
        {
            return account;
        }
        var own = named.GetValueOrDefault(key.Name, each);
        return own is { RequestsPerMinute: null, TokensPerMinute: null }
            ? null
            : _accounts.GetOrAdd(key, new Account(NameOf(key), own.ShareOf(limits.Instances)));
    }
}
