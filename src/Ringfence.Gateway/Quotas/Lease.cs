namespace Ringfence.Gateway.Quotas;

/// <summary>
/// What one admitted call has reserved. Settle it once with the tokens that it used, on every exit (0 when it was not forwarded). A lease that
/// is dropped unsettled stays spent as reserved.
/// </summary>
internal sealed class Lease
{
    /// <summary>Of a call that no quota limits.</summary>
    public static Lease Unlimited { get; } = new(null, null, 0, TimeProvider.System);

    private readonly Account? _user;
    private readonly Account? _team;
    private readonly long _reserved;
    private readonly TimeProvider _time;
    private int _settled; // interlocked

    internal Lease(Account? user, Account? team, long reserved, TimeProvider time) =>
        (_user, _team, _reserved, _time) = (user, team, reserved, time);

    /// <summary>Gives back what was reserved and not used, or takes what was used beyond it. A second call does nothing.</summary>
    public void Settle(long used)
    {
        if (Interlocked.Exchange(ref _settled, 1) == 0)
        {
            var now = Quota.Ticks(_time);
            Settle(_user, used, now);
            Settle(_team, used, now);
        }
    }

    private void Settle(Account? account, long used, long now)
    {
        if (account is not null)
        {
            lock (account.Gate)
            {
                account.AdvanceTo(now);
                account.Settle(_reserved, Math.Max(used, 0));
            }
        }
    }
}
