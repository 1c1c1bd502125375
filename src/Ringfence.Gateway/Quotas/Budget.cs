namespace Ringfence.Gateway.Quotas;

/// <summary>
/// A token bucket: holds <see cref="Limit"/> units when full and fills evenly in <paramref name="period"/>. So in any stretch of time <c>t</c> no more than
/// <c>limit × (1 + t / period)</c> is admitted, and in the long run no more than the limit in each period. It may be in debt, when calls used
/// more than was reserved; the debt is worked off before anything more is admitted. Exact: it counts in units × ticks.
/// Not thread-safe; guarded by its <see cref="Account"/>.
/// </summary>
internal sealed class Budget(long limit, TimeSpan period)
{
    private Int128 _full = (Int128)limit * period.Ticks;
    private Int128 _level = (Int128)limit * period.Ticks;
    private long _asOf = long.MinValue;

    public long Limit { get; private set; } = limit;

    public bool IsFull => _level == _full;

    /// <summary>Whole units left; 0 when in debt.</summary>
    public long Remaining => _level <= 0 ? 0 : (long)(_level / period.Ticks);

    /// <summary>Until nothing is spent any more.</summary>
    public TimeSpan UntilFull => TimeToGain(_full - _level);

    /// <summary>Adds what has come back since the last call. Time that went backwards adds nothing.</summary>
    /// <param name="now">In ticks of 100 ns.</param>
    public void AdvanceTo(long now)
    {
        if (_asOf != long.MinValue && now > _asOf)
        {
            _level = Int128.Min(_full, _level + (Int128)(now - _asOf) * Limit);
        }
        _asOf = now;
    }

    /// <summary>
    /// Holds another number of units from now on: what is above it is lost, and nothing is given beyond what time brings. Of the time since
    /// the last call, which may have been before or after the change, the smaller limit's part comes back.
    /// </summary>
    /// <param name="now">In ticks of 100 ns.</param>
    public void Resize(long units, long now)
    {
        Limit = Math.Min(units, Limit);
        AdvanceTo(now);
        Limit = units;
        _full = (Int128)units * period.Ticks;
        _level = Int128.Min(_full, _level);
    }

    public bool Has(long units) => _level >= (Int128)units * period.Ticks;

    /// <summary>Spends, into debt if need be.</summary>
    public void Take(long units) => _level -= (Int128)units * period.Ticks;

    /// <summary>Gives back what was taken and not used; never above full.</summary>
    public void Return(long units) => _level = Int128.Min(_full, _level + (Int128)units * period.Ticks);

    /// <summary>How long until <see cref="Has"/>; null when it never will, since a full budget holds less.</summary>
    public TimeSpan? WaitFor(long units) => units > Limit ? null : TimeToGain((Int128)units * period.Ticks - _level);

    private TimeSpan TimeToGain(Int128 missing)
    {
        if (missing <= 0)
        {
            return TimeSpan.Zero;
        }
        if (Limit == 0)
        {
            return TimeSpan.MaxValue;
        }
        var ticks = (missing + Limit - 1) / Limit;
        return ticks > long.MaxValue ? TimeSpan.MaxValue : new TimeSpan((long)ticks);
    }
}
