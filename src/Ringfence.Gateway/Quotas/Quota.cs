using Ringfence.Ledger.Entries;

namespace Ringfence.Gateway.Quotas;

/// <summary>
/// Step 3 of a request: reserves a call and the most tokens it may use from its user's and its team's minute, both or neither. In process,
/// of each limit this instance's share; a user is a user of one issuer.
/// </summary>
/// <param name="fleet">How many instances there are, where that is asked for; else as many as configured.</param>
internal sealed class Quota(QuotaOptions limits, TimeProvider time, FleetSize? fleet = null)
{
    private volatile AccountBook _book = new(limits); // swapped whole

    /// <summary>How many instances share every limit now.</summary>
    public int Instances => Share(_book, Ticks(time));

    /// <summary>How long this instance gives nothing yet, since others may not know of it; zero when it does.</summary>
    public TimeSpan UntilCounted => fleet?.UntilCounted(Ticks(time)) ?? TimeSpan.Zero;

    /// <summary>How many accounts are held.</summary>
    public int Accounts => _book.Count;

    /// <summary>Admits the call, or not; <paramref name="standing"/> is for the headers of either answer.</summary>
    /// <param name="tokensAtMost">Upper bound of the tokens that the call may use.</param>
    public Lease? Reserve(Caller caller, long tokensAtMost, out Standing standing, out Refusal? refusal)
    {
        while (true)
        {
            var book = _book;
            var instances = Share(book, Ticks(time));
            var user = book.OfUser(caller.Issuer, caller.User, instances);
            var team = book.OfTeam(caller.Team, instances);
            if ((user ?? team) is not null && UntilCounted is { Ticks: > 0 } wait)
            {
                (standing, refusal) = (default, SpentQuota.NotCounted(wait));
                return null;
            }
            if (TryReserve(user, team, instances, Math.Max(tokensAtMost, 0), out var lease, out standing, out refusal))
            {
                return lease;
            }
        }
    }

    /// <summary>Has accounts take their share, and forgets those that are as good as new. Called every minute, or more often.</summary>
    public void Sweep()
    {
        var (book, now) = (_book, Ticks(time));
        book.Sweep(Share(book, now), now);
    }

    /// <summary>Takes other limits; if they are others, everybody starts with a full minute.</summary>
    public void Adopt(QuotaOptions changed)
    {
        if (!_book.Limits.SameAs(changed))
        {
            _book = new AccountBook(changed);
        }
    }

    /// <summary>A clock that does not follow changes of the wall clock, in ticks of 100 ns.</summary>
    internal static long Ticks(TimeProvider time) => time.GetElapsedTime(0, time.GetTimestamp()).Ticks;

    private int Share(AccountBook book, long now) => fleet?.At(now, book.Limits.Instances) ?? book.Limits.Instances;

    /// <summary>False when an account was forgotten between look-up and lock: look it up again. Locks are taken user first, always.</summary>
    private bool TryReserve(
        Account? user,
        Account? team,
        int instances,
        long tokens,
        out Lease? lease,
        out Standing standing,
        out Refusal? refusal
    )
    {
        (lease, standing, refusal) = (null, default, null);
        if (user is null && team is null)
        {
            lease = Lease.Unlimited;
            return true;
        }
        var (first, second) = user is null ? (team!, team!) : (user, team ?? user);
        lock (first.Gate)
        {
            lock (second.Gate)
            {
                if (first.IsClosed || second.IsClosed)
                {
                    return false;
                }
                var now = Ticks(time);
                user?.ShareAmong(instances, now);
                team?.ShareAmong(instances, now);
                if (user?.Has(tokens) is not false && team?.Has(tokens) is not false)
                {
                    user?.Take(tokens);
                    team?.Take(tokens);
                    lease = new Lease(user, team, tokens, time);
                }
                else
                {
                    refusal = SpentQuota.Refusal(user, team, tokens);
                }
                standing = Standing.Of(user, team);
                return true;
            }
        }
    }
}
